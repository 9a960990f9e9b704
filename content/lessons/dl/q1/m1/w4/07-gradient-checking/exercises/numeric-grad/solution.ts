/** The partial derivatives of `f` at `xs`, found by nudging each input by `h` in both directions. */
export function numericGrad(f: (xs: readonly number[]) => number, xs: readonly number[], h = 1e-5): number[] {
  return xs.map((x, i) => (f(xs.with(i, x + h)) - f(xs.with(i, x - h))) / (2 * h));
}

/** The difference of `a` and `b` in proportion to the larger of them. */
export function relError(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b));
  return size === 0 ? 0 : Math.abs(a - b) / size;
}
