/**
 * Element by element over arrays of one dtype that lie in order: float32 in WebAssembly, a block at a time, where that is
 * worth the copies.
 */
import type { Real } from './gemm.ts';
import { floats, part, reserve } from './wasm.ts';

/** For fewer numbers the copies cost more than the vectors save. */
const SHORT = 32;
/** Floats of an operand at a time, and where the second one begins: both stay in the processor's first cache. */
const BLOCK = 4096;

/**
 * Runs a kernel over `a` and `b`; what it leaves in place of `a` becomes `out`, which may be `a` or `b`.
 * @returns false, with nothing done, for few numbers, for float64, and without WebAssembly
 */
function inBlocks(
  kernel: 'relu' | 'reluBackward' | 'descend',
  out: Real,
  a: Real,
  b: Real | null,
  rate = 0,
): boolean {
  const kernels = a.length >= SHORT && a instanceof Float32Array ? reserve(2 * BLOCK) : null;
  if (kernels === null) return false;
  for (let i = 0; i < a.length; i += BLOCK) {
    const n = Math.min(BLOCK, a.length - i);
    floats.set(part(a, i, n));
    if (b !== null) floats.set(part(b, i, n), BLOCK);
    kernels[kernel](4 * n, rate);
    out.set(floats.subarray(0, n), i);
  }
  return true;
}

/** `out[i] = max(x[i], 0)`, with nan kept and −0 made 0; `out` may be `x`. */
export function relu<T extends Real>(x: Real, out: T): T {
  if (!inBlocks('relu', out, x, null)) for (let i = 0; i < x.length; i++) out[i] = Math.max(x[i]!, 0);
  return out;
}

/** `out[i] = y[i] > 0 ? g[i] : 0` (g[i] where y[i] is nan), for `y` a result of relu; `out` may be `g`. */
export function reluBackward<T extends Real>(y: Real, g: Real, out: T): T {
  if (!inBlocks('reluBackward', out, g, y))
    for (let i = 0; i < y.length; i++) out[i] = y[i]! <= 0 ? 0 : g[i]!;
  return out;
}

/** `p[i] -= rate * g[i]`: a step of plain gradient descent. */
export function descend(p: Real, g: Real, rate: number): void {
  if (!inBlocks('descend', p, p, g, rate)) for (let i = 0; i < p.length; i++) p[i]! -= rate * g[i]!;
}
