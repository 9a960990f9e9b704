import { describe, expect, test } from 'vitest';
import { OP, type OpName, Random, RULES, type Rule, Tape, Value } from '../../../../src/engine/index.ts';

const NAMES = Object.keys(RULES) as OpName[];

/** The same random graph on both engines; three leaves, then `size` operations on anything before them. */
function twins(seed: number, size: number) {
  const random = new Random(seed);
  const tape = new Tape();
  const leaves = [0, 1, 2].map(() => random.uniform(-2, 2));
  const values = leaves.map((x) => new Value(x));
  const places = leaves.map((x) => tape.leaf(x));
  for (let n = 0; n < size; n++) {
    const op = NAMES[random.integer(NAMES.length)]!;
    const rule: Rule = RULES[op];
    const [i, j] = [random.integer(values.length), random.integer(values.length)];
    const method = values[i]![op] as (other?: Value) => Value;
    values.push(rule.vjp.length === 1 ? method.call(values[i]) : method.call(values[i], values[j]));
    places.push(
      rule.vjp.length === 1 ? tape.apply(OP[op], places[i]!) : tape.apply(OP[op], places[i]!, places[j]!),
    );
  }
  return { tape, values, places };
}

/** Equal up to the order in which shares were added. */
function close(got: number, want: number): boolean {
  return Object.is(got, want) || got === want || Math.abs(got - want) <= 1e-12 * Math.abs(want);
}

describe('Tape', () => {
  test('500 random graphs have the values and gradients of Value, nan and infinities included', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const { tape, values, places } = twins(seed, 2 + (seed % 12));
      const last = values.length - 1;
      values[last]!.backward();
      tape.backward(places[last]!);
      values.forEach((value, i) => {
        expect(tape.data[places[i]!], `value ${i} of seed ${seed}`).toBe(value.data);
        expect(close(tape.grad[places[i]!]!, value.grad), `gradient ${i} of seed ${seed}`).toBe(true);
      });
    }
  });

  test('leaves accumulate and inner values start anew', () => {
    const tape = new Tape();
    const x = tape.leaf(2);
    const y = tape.leaf(3);
    const u = tape.apply(OP.mul, x, x);
    const out = tape.apply(OP.add, u, tape.apply(OP.mul, u, y));
    tape.backward(out);
    expect([tape.grad[x], tape.grad[y], tape.grad[u]]).toEqual([16, 4, 4]);
    tape.backward(out);
    expect([tape.grad[x], tape.grad[y], tape.grad[u]]).toEqual([32, 8, 4]);
  });

  test('replay computes the recorded formula at new leaves', () => {
    const tape = new Tape();
    const x = tape.leaf(2);
    const y = tape.leaf(3);
    const f = tape.apply(OP.tanh, tape.apply(OP.mul, tape.apply(OP.add, x, y), y));
    tape.data[x] = 0.25;
    tape.data[y] = -0.5;
    tape.replay(x, f);
    expect(tape.data[f]).toBe(Math.tanh((0.25 - 0.5) * -0.5));
    tape.backward(f);
    const slope = 1 - Math.tanh(0.125) ** 2;
    expect(tape.grad[x]).toBeCloseTo(-0.5 * slope, 15);
    expect(tape.grad[y]).toBeCloseTo((0.25 - 1) * slope, 15);
  });

  test('rewind forgets a step and keeps the parameters with their gradients', () => {
    const tape = new Tape();
    const w = tape.leaf(3);
    const mark = tape.length;
    for (const x of [1, 2]) {
      tape.rewind(mark);
      tape.backward(tape.apply(OP.mul, w, tape.leaf(x)));
    }
    expect(tape.length).toBe(mark + 2);
    expect(tape.grad[w]).toBe(1 + 2);
  });

  test('growing past its first size loses nothing', () => {
    const tape = new Tape();
    const one = tape.leaf(1);
    let sum = one;
    for (let i = 0; i < 100_000; i++) sum = tape.apply(OP.add, sum, one);
    tape.backward(sum);
    expect([tape.data[sum], tape.grad[one]]).toEqual([100_001, 100_001]);
  });

  test('a backward from an earlier value leaves later ones out', () => {
    const tape = new Tape();
    const x = tape.leaf(3);
    const first = tape.apply(OP.mul, x, x);
    tape.apply(OP.log, tape.apply(OP.neg, x));
    tape.backward(first);
    expect(tape.grad[x]).toBe(6);
  });
});
