/** The work that every contender is given: shapes, data from one seed, and how many operations it takes. */
import { Random } from '../../src/engine/random.ts';

export const LEARNING_RATE = 0.05;

/** Training steps: layer sizes and batch. 2-4-4-2 has almost no arithmetic, so it prices the engine itself. */
export const NETS = {
  'train 2-64-64-2': { sizes: [2, 64, 64, 2], batch: 200 },
  'train 784-128-64-10': { sizes: [784, 128, 64, 10], batch: 64 },
  'train 784-256-256-10': { sizes: [784, 256, 256, 10], batch: 128 },
  'train 2-4-4-2': { sizes: [2, 4, 4, 2], batch: 1 },
} as const satisfies Record<string, { sizes: readonly number[]; batch: number }>;

/** Products of an M × K and a K × N matrix; the letters say which operand lies transposed in memory. */
export const PRODUCTS = {
  'matmul 256': { M: 256, N: 256, K: 256, transposed: 'nn' },
  'matmul 256 tn': { M: 256, N: 256, K: 256, transposed: 'tn' },
  'matmul 256 nt': { M: 256, N: 256, K: 256, transposed: 'nt' },
  'matmul 256 tt': { M: 256, N: 256, K: 256, transposed: 'tt' },
  'matmul 64x784x128': { M: 64, N: 128, K: 784, transposed: 'nn' },
} as const;

export type NetName = keyof typeof NETS;
export type ProductName = keyof typeof PRODUCTS;
export const GRID = 'grid 10000';
export const SCALAR_NET = 'scalar net';
export const SCALAR_CHAIN = 'scalar chain';

export interface Layer {
  inputs: number;
  outputs: number;
  /** `(inputs, outputs)` row-major. Biases start at 0. */
  weights: Float32Array;
}

export interface NetData {
  batch: number;
  classes: number;
  layers: Layer[];
  /** `(batch, inputs)` row-major, uniform in [−1, 1). */
  x: Float32Array;
  labels: Int32Array;
}

export function netData(name: NetName): NetData {
  const { sizes, batch } = NETS[name];
  const random = new Random(42);
  const layers = sizes.slice(1).map((outputs, l) => {
    const inputs = sizes[l]!;
    const bound = 1 / Math.sqrt(inputs);
    return { inputs, outputs, weights: uniform(inputs * outputs, bound, random) };
  });
  const classes = sizes.at(-1)!;
  const x = uniform(batch * sizes[0], 1, random);
  return {
    batch,
    classes,
    layers,
    x,
    labels: Int32Array.from({ length: batch }, () => random.integer(classes)),
  };
}

export function productData(name: ProductName) {
  const { M, N, K, transposed } = PRODUCTS[name];
  const random = new Random(7);
  return { M, N, K, transposed, A: uniform(M * K, 1, random), B: uniform(K * N, 1, random) };
}

/** 100 × 100 points over [−2, 2]², as a decision boundary needs them: `(10000, 2)`. */
export function gridPoints(): Float32Array {
  const at = (i: number) => -2 + (4 * i) / 99;
  return Float32Array.from({ length: 20000 }, (_, i) =>
    at(i % 2 === 0 ? (i >> 1) % 100 : Math.floor(i / 200)),
  );
}

function uniform(n: number, bound: number, random: Random): Float32Array {
  return Float32Array.from({ length: n }, () => random.uniform(-bound, bound));
}

/** Floating-point operations of a task, 2 per multiply-add; the first layer's inputs want no gradient. */
export function flops(task: string): number | null {
  if (task in PRODUCTS) {
    const { M, N, K } = PRODUCTS[task as ProductName];
    return 2 * M * N * K;
  }
  if (task in NETS) {
    const { sizes, batch } = NETS[task as NetName];
    const products = sizes.slice(1).map((outputs, l) => outputs * sizes[l]!);
    return 2 * batch * (3 * products.reduce((sum, n) => sum + n, 0) - products[0]!);
  }
  return task === GRID ? 2 * 10000 * (2 * 64 + 64 * 64 + 64 * 2) : null;
}
