/** Channels to contenders in processes of their own, for measure.ts. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Answer } from './contender.ts';
import { CONTENDERS, type Contender } from './contenders.ts';
import type { Channel } from './measure.ts';
import {
  GRID,
  gridPoints,
  LEARNING_RATE,
  NETS,
  type NetName,
  netData,
  PRODUCTS,
  type ProductName,
  productData,
} from './work.ts';

export const here = dirname(fileURLToPath(import.meta.url));
export const cache = join(here, '.cache');

/** A Python that has PyTorch, or null. */
export function findTorch(): string | null {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'];
  const works = (python: string) =>
    spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0;
  return candidates.find((python) => python !== undefined && works(python)) ?? null;
}

/** PyTorch's version and the library it multiplies matrices with, which makes a difference of twenty times. */
export function torchVersion(python: string): string {
  const program = `import torch
maps = open('/proc/self/maps').read()
print(torch.__version__, 'with', next((name for name in ('openblas', 'mkl', 'blis') if name in maps), 'reference BLAS'))`;
  const { stdout, status } = spawnSync(python, ['-c', program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'of unknown version';
}

/** The tasks' data for the Python program, which has no generator of ours. */
export function writeTorchData(): string {
  const list = (x: Float32Array | Int32Array) => [...x];
  const net = (name: NetName) => {
    const { batch, layers, x, labels } = netData(name);
    const plain = layers.map((layer) => ({ ...layer, weights: list(layer.weights) }));
    return { batch, layers: plain, x: list(x), labels: list(labels), learningRate: LEARNING_RATE };
  };
  const tasks: Record<string, unknown> = {
    [GRID]: { kind: 'grid', ...net('train 2-64-64-2'), points: list(gridPoints()) },
  };
  for (const name of Object.keys(NETS) as NetName[]) tasks[name] = { kind: 'training', ...net(name) };
  for (const name of Object.keys(PRODUCTS) as ProductName[]) {
    const { A, B, ...rest } = productData(name);
    if (rest.transposed === 'nn') tasks[name] = { kind: 'product', ...rest, A: list(A), B: list(B) };
  }
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'torch-data.json');
  writeFileSync(file, JSON.stringify(tasks));
  return file;
}

export interface Setting {
  python: string | null;
  torchData: string;
  peakBytes: string;
}

/** Everyone who takes part in `task`, ready to be opened. */
export function openers(task: string, setting: Setting): Record<string, () => Channel> {
  const taking = Object.entries(CONTENDERS).filter(
    ([name, { tasks }]) => tasks.includes(task) && (name !== 'PyTorch' || setting.python !== null),
  );
  return Object.fromEntries(taking.map(([name, contender]) => [name, () => open(contender, setting)]));
}

function open(contender: Contender, { python, torchData, peakBytes }: Setting): Channel {
  const { file, bundle, withoutWebAssembly } = contender;
  const module = bundle ? join(cache, file.replace('.ts', '.cjs')) : join(here, 'contenders', file);
  const [command, args] = file.endsWith('.py')
    ? [python ?? 'python3', [join(here, file), torchData]]
    : [process.execPath, [join(here, 'child.ts'), pathToFileURL(module).href]];
  const env = {
    ...process.env,
    OMP_NUM_THREADS: '1',
    BENCH_WASM_ROOT: join(here, 'node_modules/@tensorflow/tfjs-backend-wasm/dist'),
    BENCH_PEAK: peakBytes,
    ...(withoutWebAssembly ? { BENCH_WITHOUT_WEBASSEMBLY: '1' } : {}),
  };
  if (!file.endsWith('.py') && !existsSync(module)) throw new Error(`${module} is missing: was it bundled?`);
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  let waiting: ((answer: Answer) => void) | null = null;
  let rest = '';
  const give = (answer: Answer) => {
    const to = waiting;
    waiting = null;
    to?.(answer);
  };
  child.stdout.on('data', (data: Buffer) => {
    rest += data;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      if (line.startsWith('{')) give(JSON.parse(line) as Answer);
    }
  });
  child.on('error', (error) => give({ kind: 'absent', why: error.message }));
  child.on('exit', (code) => give({ kind: 'absent', why: `ended with code ${code}` }));
  child.stdin.on('error', () => {});
  return {
    ask: (question) =>
      new Promise((resolve) => {
        waiting = resolve;
        if (child.exitCode !== null) give({ kind: 'absent', why: `ended with code ${child.exitCode}` });
        else child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    stop: () => child.kill('SIGKILL'),
  };
}
