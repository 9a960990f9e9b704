import { type Engine, expectClose } from './helpers.ts';

/** Throws an error if something is wrong with the engine. */
export function check(Num: Engine): void {
  const x = new Num(3);
  const f = x.mul(x);
  f.backward();
  expectClose(f.value, 9, 'x·x at 3');
  expectClose(x.grad, 6, 'the gradient of x·x at 3');
  // TODO: four more tests, one for each of the broken engines.
}
