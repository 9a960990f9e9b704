import { type Engine, expectClose } from '../helpers.ts';

export function check(Num: Engine): void {
  const [a, b] = [new Num(1.3), new Num(0.7)];
  a.pow(3).sub(b.relu()).add(a.maximum(b)).backward();
  expectClose(a.grad, 3 * 1.3 ** 2 + 1, 'the gradient of a');
  expectClose(b.grad, -1, 'the gradient of b');
}
