/** What we promise, as ratios inside one run. A ratio is how many times as fast the first is as the second. */
import type { Decisions } from './decisions.ts';
import type { Measured } from './measure.ts';

interface Goal {
  task: string;
  ours: string;
  peer: string;
  atLeast: number;
}

const GOALS: readonly Goal[] = [
  { task: 'scalar net', ours: 'Value', peer: 'classical micrograd', atLeast: 15 },
  { task: 'scalar net', ours: 'Tape', peer: 'classical micrograd', atLeast: 40 },
  { task: 'train 2-64-64-2', ours: 'Groundwork', peer: 'jax-js', atLeast: 1.8 },
  { task: 'train 2-64-64-2', ours: 'Groundwork', peer: 'tfjs-wasm', atLeast: 5 },
  { task: 'train 2-64-64-2', ours: 'Groundwork', peer: 'PyTorch', atLeast: 0.6 },
  { task: 'train 784-128-64-10', ours: 'Groundwork', peer: 'jax-js', atLeast: 1.4 },
  { task: 'train 784-128-64-10', ours: 'Groundwork', peer: 'tfjs-wasm', atLeast: 5 },
  ...['matmul 256', 'matmul 256 tn', 'matmul 256 nt', 'matmul 256 tt'].map((task) => ({
    task,
    ours: 'Groundwork',
    peer: 'limit of 128-bit vectors',
    atLeast: 0.8,
  })),
  { task: 'train 784-128-64-10', ours: 'Groundwork without WebAssembly', peer: 'tfjs-cpu', atLeast: 3.5 },
];

interface Limit {
  task: string;
  ours: string;
  atMostMs: number;
}

const LIMITS: readonly Limit[] = [
  { task: 'scalar chain', ours: 'Value', atMostMs: 200 },
  { task: 'train 2-4-4-2', ours: 'Groundwork', atMostMs: 0.005 },
];

export interface Reached {
  what: string;
  goal: string;
  got: string;
  met: boolean;
}

/** Goals and limits against what was measured; those whose contenders were absent are left out. */
export function reached(measured: Readonly<Record<string, Measured>>): Reached[] {
  const ms = (task: string, name: string) => measured[task]?.rows[name]?.ms;
  const ratios = GOALS.flatMap(({ task, ours, peer, atLeast }): Reached[] => {
    const [own, other] = [ms(task, ours), ms(task, peer)];
    if (own === undefined || other === undefined) return [];
    const got = other / own;
    return [
      {
        what: `${task}: ${ours} against ${peer}`,
        goal: `≥ ${atLeast} ×`,
        got: `${digits(got)} ×`,
        met: got >= atLeast,
      },
    ];
  });
  const limits = LIMITS.flatMap(({ task, ours, atMostMs }): Reached[] => {
    const own = ms(task, ours);
    if (own === undefined) return [];
    return [
      { what: `${task}: ${ours}`, goal: `≤ ${atMostMs} ms`, got: `${digits(own)} ms`, met: own <= atMostMs },
    ];
  });
  return [...ratios, ...limits];
}

/** What is not a race, against its limit. */
export function extrasReached({ memory, coldStartMs, gzip, decisions }: Extras): Reached[] {
  const growth = memory.after10000 - memory.after1000;
  const row = (what: string, got: number, limit: number, unit: string): Reached => ({
    what,
    goal: `≤ ${limit} ${unit}`,
    got: `${digits(got)} ${unit}`,
    met: got <= limit,
  });
  return [
    row('growth of memory from training step 1,000 to 10,000', Math.max(0, growth), 1, 'MB'),
    row('import and first training step in a fresh process', coldStartMs, 25, 'ms'),
    row('scalar engine after gzip', gzip.scalar / 1000, 1.5, 'kB'),
    row('tensor engine with kernels after gzip', gzip.tensor / 1000, 20, 'kB'),
    ...(decisions
      ? [
          row('mark of an answer, the slowest of the bank', decisions.markMs, 20, 'ms'),
          row('layout of 299 operations, formulas set', decisions.layoutMs, 100, 'ms'),
        ]
      : []),
  ];
}

export interface Extras {
  /** Megabytes held. */
  memory: { after1000: number; after10000: number };
  coldStartMs: number;
  /** Bytes. */
  gzip: { scalar: number; tensor: number; engine: number };
  /** Absent in records made before these were measured. */
  decisions?: Decisions;
}

export function digits(x: number): string {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(2);
}
