import { type Engine, expectClose } from '../helpers.ts';

export function check(Num: Engine): void {
  const x = new Num(0);
  x.relu().backward();
  expectClose(x.grad, 1, 'the slope of relu at 0');
}
