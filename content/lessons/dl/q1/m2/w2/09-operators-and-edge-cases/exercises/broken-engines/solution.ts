import { type Engine, expectClose, type Num } from './helpers.ts';

/** Throws an error if something is wrong with the engine. */
export function check(Num: Engine): void {
  const expectGradients = (what: string, at: number[], build: (...inputs: Num[]) => Num, ...expected: number[]) => {
    const inputs = at.map((value) => new Num(value));
    build(...inputs).backward();
    for (const [i, { grad }] of inputs.entries()) expectClose(grad, expected[i], `gradient ${i} of ${what}`);
  };
  expectGradients('a − b', [5, 2], (a, b) => a.sub(b), 1, -1);
  expectGradients('x − x', [7], (x) => x.sub(x), 0);
  expectGradients('x³ at 2', [2], (x) => x.pow(3), 12);
  expectGradients('relu at 0', [0], (x) => x.relu(), 0);
  expectGradients('a tie', [2, 2], (a, b) => a.maximum(b), 0.5, 0.5);
}
