/** Runs sweeps with the learner's class and reads what is left on the leaves. */
interface Num {
  readonly value: number;
  grad: number;
  add(other: Num | number): Num;
  mul(other: Num | number): Num;
  backward(): void;
}
interface Learner {
  Num: new (value: number) => Num;
}

/** Gradients of x and y after `times` sweeps of u = x·x, v = u·y, f = u + v at (2, 3). */
export function afterSweeps({ Num }: Learner, times: number): { x: number; y: number } {
  const [x, y] = [new Num(2), new Num(3)];
  const u = x.mul(x);
  const f = u.add(u.mul(y));
  for (let i = 0; i < times; i++) f.backward();
  return { x: x.grad, y: y.grad };
}

/** The gradient of x after the sweeps of a = 3u and b = 5u, where u = x·x at 2. */
export function afterTwoLosses({ Num }: Learner): number {
  const x = new Num(2);
  const u = x.mul(x);
  const [a, b] = [u.mul(3), u.mul(5)];
  a.backward();
  b.backward();
  return x.grad;
}

/** Two sweeps, and between them the caller resets the leaves. */
export function afterReset({ Num }: Learner): { x: number; y: number } {
  const [x, y] = [new Num(2), new Num(3)];
  const u = x.mul(x);
  const f = u.add(u.mul(y));
  f.backward();
  x.grad = 0;
  y.grad = 0;
  f.backward();
  return { x: x.grad, y: y.grad };
}

export function leafAlone({ Num }: Learner): number {
  const x = new Num(7);
  x.backward();
  return x.grad;
}

export function gradientOfDoublings({ Num }: Learner, times: number): number {
  const x = new Num(1);
  let c = x;
  for (let i = 0; i < times; i++) c = c.add(c);
  c.backward();
  return x.grad;
}
