/** Functions cannot be written as data: the learner's nudging is called with one of these. */
type F = (xs: readonly number[]) => number;
interface Learner {
  numericGrad(f: F, xs: readonly number[], h?: number): readonly number[];
}

const FUNCTIONS: Readonly<Record<string, F>> = {
  '(x+y)*y': ([x, y]) => (x + y) * y,
  'x^3': ([x]) => x ** 3,
  'x*y*z': ([x, y, z]) => x * y * z,
};

/** Rounded to 6 places, since the last digits of a nudge are noise. */
export function nudged({ numericGrad }: Learner, name: string, xs: readonly number[], h?: number): number[] {
  return numericGrad(FUNCTIONS[name], xs, h).map((gradient) => Math.round(gradient * 1e6) / 1e6 + 0);
}

export function listAfterwards({ numericGrad }: Learner, xs: number[]): readonly number[] {
  numericGrad(FUNCTIONS['(x+y)*y'], xs);
  return xs;
}
