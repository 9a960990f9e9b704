import { type Engine, expectClose } from '../helpers.ts';

export function check(Num: Engine): void {
  expectClose(new Num(5).sub(2).value, 3, 'a difference');
  expectClose(new Num(2).pow(3).value, 8, 'a power');
  expectClose(new Num(0).relu().value, 0, 'relu at 0');
  expectClose(new Num(2).maximum(2).value, 2, 'a tie');
}
