/**
 * Loops over float32 numbers, with vectors of four, in place (AssemblyScript; see gemm.ts). The numbers lie from address 0
 * to `end`, those of a second operand from `second` on. Addresses are in bytes. Work is done in whole vectors: up to three
 * numbers behind the last are written too.
 */

/** `g[i] = 0` where y[i] ≤ 0; y is the second. */
export function gate(end: usize, second: usize): void {
  for (let g: usize = 0; g < end; g += 16) {
    v128.store(g, v128.andnot(v128.load(g), f32x4.le(v128.load(g + second), f32x4.splat(0))));
  }
}

/** `p[i] -= rate * g[i]`, computed in float64 and rounded once, as JavaScript does it; g is the second. */
export function descend(end: usize, second: usize, rate: f64): void {
  for (let p: usize = 0; p < end; p += 8) {
    const change = f64x2.mul(f64x2.splat(rate), f64x2.promote_low_f32x4(v128.load64_zero(p + second)));
    const moved = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(p)), change);
    v128.store64_lane(p, f32x4.demote_f64x2_zero(moved), 0);
  }
}
