/**
 * Element by element over arrays of one dtype that lie in order: float32 in WebAssembly, a block at a time, where that is
 * worth the copies.
 */
import type { Real } from './gemm.ts';
import { floats, part, reserve } from './wasm.ts';

/** For fewer numbers the plain loop is as fast. */
const SHORT = 32;
/** Floats of an operand at a time: two such blocks stay in the processor's first cache. */
const BLOCK = 4096;

/**
 * Runs a kernel over `a` and `b`; what it leaves in place of `a` becomes `out`, which may be `a` or `b`.
 * @returns false, with nothing done, for few numbers, for float64, and without WebAssembly
 */
function inBlocks(kernel: 'gate' | 'descend', out: Real, a: Real, b: Real, rate = 0): boolean {
  const kernels = a.length >= SHORT && a instanceof Float32Array && reserve(2 * BLOCK);
  if (!kernels) return false;
  for (let i = 0; i < a.length; i += BLOCK) {
    const n = Math.min(BLOCK, a.length - i);
    floats.set(part(a, i, n));
    if (b !== a) floats.set(part(b, i, n), BLOCK);
    kernels[kernel](4 * n, b === a ? 0 : 4 * BLOCK, rate);
    out.set(floats.subarray(0, n), i);
  }
  return true;
}

const bits = (x: Real) => new Int32Array(x.buffer, x.byteOffset, x.length);

/**
 * `out[i] = g[i]` where y[i] is positive or nan, else 0; `out` may be `g`. With x for both, this is relu of x; with relu's
 * result for `y` and its gradient for `g`, it is relu's backward.
 *
 * Half of all activations are negative, at random, so a processor that guesses `y <= 0` guesses wrong every second time
 * and pays some 15 cycles for it. Without WebAssembly, float32 numbers are therefore read as their 32 bits, and the sign
 * of a small calculation, spread over the word by `>> 31`, is a mask. Five times as fast.
 */
export function gate<T extends Real>(y: Real, g: Real, out: T): T {
  if (inBlocks('gate', out, g, y)) return out;
  if (y.length < SHORT || y instanceof Float64Array) {
    for (let i = 0; i < y.length; i++) out[i] = y[i]! <= 0 ? 0 : g[i]!;
    return out;
  }
  const [signs, from, to] = [bits(y), bits(g), bits(out)];
  for (let i = 0; i < signs.length; i++) {
    const v = signs[i]!;
    const isPositive = -v & ~v; // negative unless v ≤ 0
    const isNan = 0x7f800000 - (v & 0x7fffffff); // above infinity's bits lie only nans
    to[i] = from[i]! & ((isPositive | isNan) >> 31);
  }
  return out;
}

/** `p[i] -= rate * g[i]`: a step of plain gradient descent. */
export function descend(p: Real, g: Real, rate: number): void {
  if (!inBlocks('descend', p, p, g, rate)) for (let i = 0; i < p.length; i++) p[i]! -= rate * g[i]!;
}
