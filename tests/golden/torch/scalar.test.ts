/** Replays what PyTorch computed for scalars (recorded by record_scalar.py) on both scalar engines. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OP, type OpName, RULES, Tape, Value } from '../../../src/engine/index.ts';

type Recorded = number | 'inf' | '-inf' | 'nan';
type Edge = [op: OpName, numbers: Recorded[], value: Recorded, grads: Recorded[]];
/** A number among the operands is a place (leaves first, then results); a string is a plain number. */
type Step = [op: OpName, ...operands: (number | string)[]];
interface Golden {
  recordedWith: { torch: string; dtype: string; seed: number };
  edges: Edge[];
  expressions: { leaves: number[]; program: Step[]; value: number; grads: number[] }[];
  sweeps: { once: number[]; twice: number[]; twoOutputs: number };
}

const source = readFileSync(new URL('./scalar.json', import.meta.url), 'utf8');
const golden: Golden = JSON.parse(source);
const TOLERANCE = 1e-12;

const number = (x: Recorded): number =>
  typeof x === 'number' ? x : { inf: Infinity, '-inf': -Infinity, nan: Number.NaN }[x];

/** Relative, and exact for 0, infinities and nan. */
function differs(got: number, want: number): boolean {
  if (Object.is(got, want) || got === want) return false;
  return !(Math.abs(got - want) <= TOLERANCE * Math.abs(want));
}

function runValue(leaves: number[], program: Step[]) {
  const values = leaves.map((x) => new Value(x));
  for (const [op, first, second] of program) {
    const method = values[first as number]![op] as (other?: Value | number) => Value;
    const other =
      typeof second === 'string' ? Number(second) : second === undefined ? undefined : values[second];
    values.push(method.call(values[first as number]!, other));
  }
  const out = values.at(-1)!;
  out.backward();
  return { value: out.data, grads: values.slice(0, leaves.length).map((v) => v.grad) };
}

function runTape(leaves: number[], program: Step[]) {
  const tape = new Tape();
  const places = leaves.map((x) => tape.leaf(x));
  const operand = (x: number | string) => (typeof x === 'string' ? tape.leaf(Number(x)) : places[x]!);
  for (const [op, ...operands] of program) {
    const [x, y] = operands.map(operand);
    places.push(tape.apply(OP[op], x!, y));
  }
  const out = places.at(-1)!;
  tape.backward(out);
  return { value: tape.data[out]!, grads: places.slice(0, leaves.length).map((i) => tape.grad[i]!) };
}

describe.each([
  ['Value', runValue],
  ['Tape', runTape],
])('%s gives the numbers of PyTorch', (_name, run) => {
  test.each(Object.keys(RULES) as OpName[])('%s at its edge values', (op) => {
    const edges = golden.edges.filter(([name]) => name === op);
    expect(edges.length).toBeGreaterThan(20);
    const wrong = edges.flatMap(([, recorded, wantValue, wantGrads]) => {
      const leaves = recorded.map(number);
      const got = run(leaves, [[op, ...leaves.keys()]]);
      const want = { value: number(wantValue), grads: wantGrads.map(number) };
      const same = !differs(got.value, want.value) && got.grads.every((g, i) => !differs(g, want.grads[i]!));
      return same ? [] : [{ leaves, got, want }];
    });
    expect(wrong).toEqual([]);
  });

  test(`${golden.expressions.length} random expressions: value and gradients to 1e-12`, () => {
    expect(golden.expressions.length).toBeGreaterThanOrEqual(300);
    const wrong = golden.expressions.flatMap(({ leaves, program, value, grads }) => {
      const got = run(leaves, program);
      const same = !differs(got.value, value) && got.grads.every((g, i) => !differs(g, grads[i]!));
      return same ? [] : [{ leaves, program, got, want: { value, grads } }];
    });
    expect(wrong).toEqual([]);
  });
});

test('repeated backward calls accumulate as PyTorch does with retain_graph', () => {
  const x = new Value(2);
  const y = new Value(3);
  const u = x.mul(x);
  const out = u.add(u.mul(y));
  out.backward();
  expect([x.grad, y.grad]).toEqual(golden.sweeps.once);
  out.backward();
  expect([x.grad, y.grad]).toEqual(golden.sweeps.twice);

  const z = new Value(2);
  const shared = z.mul(z);
  shared.mul(3).backward();
  shared.mul(5).backward();
  expect(z.grad).toBe(golden.sweeps.twoOutputs);
});

test('the recording names its version, its seed and every operation of the table', () => {
  expect(golden.recordedWith).toMatchObject({ dtype: 'float64', seed: 20261 });
  expect(golden.recordedWith.torch).toMatch(/^\d+\.\d+/);
  expect(new Set(golden.edges.map(([op]) => op))).toEqual(new Set(Object.keys(RULES)));
  const used = golden.expressions.flatMap(({ program }) => program.map(([op]) => op));
  expect(new Set(used)).toEqual(new Set(Object.keys(RULES)));
});
