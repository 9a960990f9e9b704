/** A number of the engine under test. */
export interface Num {
  readonly value: number;
  readonly grad: number;
  add(other: Num | number): Num;
  sub(other: Num | number): Num;
  mul(other: Num | number): Num;
  div(other: Num | number): Num;
  neg(): Num;
  pow(k: number): Num;
  exp(): Num;
  log(): Num;
  relu(): Num;
  abs(): Num;
  maximum(other: Num | number): Num;
  backward(): void;
}
export type Engine = new (value: number) => Num;

/** Throws when the two numbers differ by more than rounding. */
export function expectClose(got: number, expected: number, what: string): void {
  if (!(Math.abs(got - expected) <= 1e-9 * Math.max(1, Math.abs(expected))))
    throw new Error(`${what}: expected ${expected}, got ${got}`);
}
