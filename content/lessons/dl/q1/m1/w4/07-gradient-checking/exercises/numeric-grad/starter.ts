/** The partial derivatives of `f` at `xs`, found by nudging each input by `h` in both directions. */
export function numericGrad(f: (xs: readonly number[]) => number, xs: readonly number[], h = 1e-5): number[] {
  return xs.map((x, i) => {
    // TODO: nudge input i up and down, and leave xs as it is.
    return 0;
  });
}

/** The difference of `a` and `b` in proportion to the larger of them. */
export function relError(a: number, b: number): number {
  return Math.abs(a - b); // TODO
}
