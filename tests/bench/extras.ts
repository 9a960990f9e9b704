/** What is not a race: memory over many training steps, the cost of a cold start, and how many bytes a page loads. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { here } from './node.ts';
import { esbuild } from './prepare.ts';

const engine = fileURLToPath(new URL('../../src/engine/', import.meta.url));

function inNode(flags: string[], program: string): unknown {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, '--input-type=module', '-e', program],
    {
      encoding: 'utf8',
      cwd: here,
    },
  );
  if (status !== 0) throw new Error(`The measuring program failed:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Megabytes held after 1,000 and after 10,000 training steps of 2-64-64-2, garbage collected before each reading. */
export function memory(): { after1000: number; after10000: number } {
  return inNode(
    ['--expose-gc'],
    `const { tasks } = await import('./contenders/groundwork.ts');
    const { step } = tasks['train 2-64-64-2']();
    const held = async () => {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 50)); // arrays are given back after a pause
      gc();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return (heapUsed + arrayBuffers) / 2 ** 20;
    };
    for (let i = 0; i < 1000; i++) step();
    const after1000 = await held();
    for (let i = 1000; i < 10000; i++) step();
    console.log(JSON.stringify({ after1000, after10000: await held() }));`,
  ) as { after1000: number; after10000: number };
}

/** Milliseconds, by the clock or of CPU time, whichever is less, from import to the end of the first training step of 2-64-64-2, in a fresh process: median of seven. */
export async function coldStart(): Promise<number> {
  const { outputFiles } = await esbuild({
    stdin: {
      contents: `import { tasks } from './contenders/groundwork.ts'; globalThis.tasks = tasks;`,
      resolveDir: here,
      loader: 'ts',
    },
    write: false,
    format: 'esm',
    platform: 'node',
    minify: true,
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles![0]!.contents).toString('base64')}`;
  const times = Array.from({ length: 7 }, () =>
    inNode(
      [],
      `const url = ${JSON.stringify(url)};
      const start = performance.now();
      const before = process.cpuUsage();
      await import(url);
      globalThis.tasks['train 2-64-64-2']().step();
      const { user, system } = process.cpuUsage(before);
      console.log(Math.min(performance.now() - start, (user + system) / 1000));`,
    ),
  ) as number[];
  return times.toSorted((p, q) => p - q)[3]!;
}

/** Bytes after gzip of what a page loads, bundled as the site is: scalars alone, tensors with all operations and kernels, everything. */
export async function sizes(): Promise<{ scalar: number; tensor: number; engine: number }> {
  const size = async (...files: string[]) => {
    const bundle = await rolldown({
      input: 'what a page loads',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'what a page loads' ? id : null),
          load: (id) =>
            id === 'what a page loads'
              ? files.map((file) => `export * from '${engine}${file}';`).join('\n')
              : null,
        },
      ],
    });
    const { output } = await bundle.generate({
      format: 'esm',
      minify: true,
      comments: { annotation: false },
    });
    return gzipSync(output[0].code, { level: 9 }).length;
  };
  return {
    scalar: await size('scalar/value.ts'),
    tensor: await size('tensor/create.ts', 'tensor/walk.ts', 'tensor/ops/loss.ts', 'kernels/gemm.ts'),
    engine: await size('index.ts'),
  };
}
