/** Replays what PyTorch computed for every tensor operation (recorded by record_ops.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Dtype, Tensor } from '../../../src/engine/index.ts';
import * as engine from '../../../src/engine/index.ts';
import { binaryMethods } from '../../../src/engine/tensor/ops/binary.ts';
import { choiceMethods } from '../../../src/engine/tensor/ops/choice.ts';
import { indexMethods } from '../../../src/engine/tensor/ops/index-ops.ts';
import { matmulMethods } from '../../../src/engine/tensor/ops/matmul.ts';
import { reduceMethods } from '../../../src/engine/tensor/ops/reduce.ts';
import { softmaxMethods } from '../../../src/engine/tensor/ops/softmax.ts';
import { unaryMethods } from '../../../src/engine/tensor/ops/unary.ts';
import { viewMethods } from '../../../src/engine/tensor/ops/view.ts';
import { difference, type Recorded, read } from './compare.ts';

type Input = Recorded | { int64: Recorded } | { bool: Recorded };
type Form = 'function' | 'list' | 'place' | 'part' | 'transposed' | 'probabilities' | 'dropout';
interface Case {
  op: string;
  in: Input[];
  args?: unknown[];
  form?: Form;
  up?: Recorded;
  out: Recorded;
  out2?: Recorded;
  grads?: (Recorded | null)[];
  out32?: Recorded;
  grads32?: (Recorded | null)[];
  dtype: Dtype;
  /** Does the result require grad? */
  tracked: boolean;
  /** PyTorch's node of the result. */
  fn?: string;
}

const golden: { cases: Case[] } = JSON.parse(readFileSync(new URL('./ops.json', import.meta.url), 'utf8'));

function input(recorded: Input, dtype: Dtype): Tensor {
  if (typeof recorded !== 'object' || Array.isArray(recorded)) return read(recorded, dtype, true);
  return 'int64' in recorded ? read(recorded.int64, 'int64') : read(recorded.bool, 'bool');
}

type Call = (...args: unknown[]) => unknown;

/** Calls the operation as the recording says; see record_ops.py for the forms. */
function call({ op, form, args = [] }: Case, tensors: Tensor[]): unknown {
  const placed = args.some((a) => typeof a === 'string' && a.startsWith('$'));
  const given = args.map((a) => {
    if (a === 'inf') return Infinity;
    return typeof a === 'string' && a.startsWith('$') ? tensors[Number(a.slice(1))] : (a ?? undefined);
  });
  const method = (self: Tensor, rest: unknown[]) => (self as unknown as Record<string, Call>)[op]!(...rest);
  const free = engine as unknown as Record<string, Call>;
  const [first, ...others] = tensors as [Tensor, ...Tensor[]];
  const all = placed ? given : [...others, ...given];
  switch (form) {
    case 'function':
      return free[op]!(...tensors, ...given);
    case 'list':
      return free[op]!(tensors, ...given);
    case 'place':
      return free[op]!(...given);
    case 'part':
      return (method(first, all) as Tensor[])[1];
    case 'transposed':
      return method(first.t(), all);
    case 'probabilities':
      return engine.crossEntropy(first, others[0]!.softmax(1), given[0] as object);
    case 'dropout':
      return engine.dropout(first, given[0] as number, {
        generator: new engine.Random(1),
        ...(given[1] as object | undefined),
      });
    default:
      return method(op.endsWith('_') ? first.clone() : first, all);
  }
}

function replay(recorded: Case, dtype: Dtype) {
  const tensors = recorded.in.map((x) => input(x, dtype));
  const result = call(recorded, tensors);
  const pair = result as { values?: Tensor; indices?: Tensor };
  const out = pair.values ?? (result as Tensor);
  const second = pair.indices;
  if (recorded.up !== undefined) out.backward(read(recorded.up, out.dtype));
  return { tensors, out, second };
}

/** Names of the nodes that 1.13 and 2.x give to the same operation, and our fused layer. */
const SAME_NODE: Record<string, string> = {
  ReshapeAliasBackward0: 'ViewBackward0',
  AddmmBackward0: 'LinearBackward0',
  AliasBackward0: 'ViewBackward0',
};
/** Compositions whose last node is an implementation detail on either side. */
const OTHER_COMPOSITION = new Set([
  'softplus_',
  'indexAdd',
  'matmul',
  'linear',
  'crossEntropy',
  'dropout',
  'flatten',
  'to',
  'double',
  'narrow',
  'unbind',
  'split',
  'reshape',
  'expandAs',
  'norm',
  'sub',
  'div',
  'logSoftmax',
]);

describe('every operation gives the numbers of PyTorch', () => {
  const names = [...new Set(golden.cases.map((c) => c.op))];

  test.each(names)('%s in float64, to 1e-12', (name) => {
    for (const recorded of golden.cases.filter((c) => c.op === name)) {
      const { tensors, out, second } = replay(recorded, 'float64');
      const where = JSON.stringify({ in: recorded.in, args: recorded.args });
      const tolerance = recorded.dtype === 'float32' ? 1e-5 : 1e-12;
      expect(difference(out, recorded.out, tolerance), `value of ${where}`).toBeNull();
      expect(out.dtype, `dtype of ${where}`).toBe(recorded.dtype);
      if (recorded.out2) expect(difference(second!, recorded.out2, 0), `indices of ${where}`).toBeNull();
      recorded.grads?.forEach((grad, i) => {
        if (grad !== null)
          expect(difference(tensors[i]!.grad, grad, 1e-12), `gradient ${i} of ${where}`).toBeNull();
      });
      expect(out.requiresGrad, `requiresGrad of ${where}`).toBe(recorded.tracked);
      if (recorded.fn && !OTHER_COMPOSITION.has(name)) {
        expect(out.gradFn?.name, `node of ${where}`).toBe(SAME_NODE[recorded.fn] ?? recorded.fn);
      }
    }
  });

  test.each(names)('%s in float32, to 1e-5', (name) => {
    for (const recorded of golden.cases.filter((c) => c.op === name && c.out32 !== undefined)) {
      const { tensors, out } = replay(recorded, 'float32');
      expect(difference(out, recorded.out32!, 1e-5), 'value').toBeNull();
      recorded.grads32?.forEach((grad, i) => {
        if (grad !== null) expect(difference(tensors[i]!.grad, grad, 1e-5), `gradient ${i}`).toBeNull();
      });
    }
  });

  test('each method and function that computes has a recorded case', () => {
    const families = [
      unaryMethods,
      binaryMethods,
      choiceMethods,
      indexMethods,
      matmulMethods,
      reduceMethods,
      softmaxMethods,
      viewMethods,
    ];
    const free = [
      'where',
      'cat',
      'stack',
      'linear',
      'mseLoss',
      'bceWithLogits',
      'nllLoss',
      'crossEntropy',
      'dropout',
    ];
    // equal answers with a boolean; float() is to("float32"), which the float32 replay uses throughout
    const known = new Set([...names, 'equal', 'float']);
    expect(
      [...families.flatMap((family) => Object.keys(family)), ...free].filter((op) => !known.has(op)),
    ).toEqual([]);
  });
});

describe('the raw-array rules and the differentiable rules say the same', () => {
  const cases = golden.cases.filter((c) => c.up !== undefined && c.dtype === 'float64');

  test.each([...new Set(cases.map((c) => c.op))])('%s', (name) => {
    for (const recorded of cases.filter((c) => c.op === name)) {
      const tensors = recorded.in.map((x) => input(x, 'float64'));
      const result = call(recorded, tensors);
      const out = (result as { values?: Tensor }).values ?? (result as Tensor);
      const wanted = tensors.filter((t) => t.requiresGrad);
      const options = { gradOutputs: [read(recorded.up!, 'float64')], allowUnused: true };
      const fast = engine.grad(out, wanted, { ...options, retainGraph: true });
      const slow = engine.grad(out, wanted, { ...options, createGraph: true });
      slow.forEach((gradient, i) => {
        const expected = fast[i]?.toArray() as Recorded | undefined;
        if (gradient === null) expect(expected, `gradient ${i}`).toBeUndefined();
        else
          expect(
            difference(gradient, expected!, 1e-12),
            `gradient ${i} of ${JSON.stringify(recorded.in)}`,
          ).toBeNull();
      });
    }
  });
});
