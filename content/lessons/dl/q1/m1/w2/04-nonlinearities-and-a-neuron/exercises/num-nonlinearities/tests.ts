/** Applies one of the learner's curves and reads its value and the gradient it hands back. */
interface Num {
  readonly value: number;
  readonly grad: number;
  add(other: Num | number): Num;
  mul(other: Num | number): Num;
  backward(): void;
  exp(): Num;
  log(): Num;
  relu(): Num;
  sigmoid(): Num;
}
interface Learner {
  Num: new (value: number) => Num;
}
type Curve = 'exp' | 'log' | 'relu' | 'sigmoid';

/** A gradient of `arriving` comes back to the curve. */
export function slopeAt({ Num }: Learner, curve: Curve, z: number, arriving = 1): { value: number; grad: number } {
  const input = new Num(z);
  const output = input[curve]();
  output.mul(arriving).backward();
  return { value: output.value, grad: input.grad };
}

export function outcomeOfLog({ Num }: Learner, z: number): string {
  try {
    new Num(z).log();
  } catch {
    return 'an error';
  }
  return 'a Num';
}

/** At how many of five points does 2σ(2z) − 1, built with the learner's sigmoid, differ from tanh in value or slope? */
export function differencesFromTanh({ Num }: Learner): number {
  return [-3, -0.5, 0, 0.3, 2].filter((z) => {
    const input = new Num(z);
    const output = input.mul(2).sigmoid().mul(2).add(-1);
    output.backward();
    const t = Math.tanh(z);
    const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12;
    return !near(output.value, t) || !near(input.grad, 1 - t * t);
  }).length;
}
