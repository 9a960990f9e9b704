/**
 * Functions of one number, element by element. The numbers come from the scalar engine's rules; here each gets its node
 * name, what it saves, and its rule in tensor operations, so that it can be differentiated again.
 */
import { relu, reluBackward } from '../../kernels/relu.ts';
import type { Rule as ScalarRule } from '../../scalar/rules.ts';
import * as scalar from '../../scalar/rules.ts';
import { allocate, type Data, type Dtype, expectCast, isFloat, settle } from '../dtype.ts';
import { changeInPlace } from '../in-place.ts';
import { dense } from '../layout.ts';
import { type Op, op, type Rule, record } from '../node.ts';
import { scratch } from '../storage.ts';
import { filled, type Tensor, wrap, wrapOwned } from '../tensor.ts';

type Backward = (g: number, y: number, x: number) => number;
interface Numbers {
  readonly forward: (x: number) => number;
  readonly back: Backward;
  /** Integers stay integers. */
  readonly keepsInt?: boolean;
}
interface Row extends Numbers {
  readonly op: Op;
}

/** Where a gradient made from `g` alone is written: into `g` if the walk owns its memory. */
const over = (g: Tensor): Tensor =>
  g.owned && g.strides === null ? g : wrapOwned(scratch(g.length, g.dtype), g.shape, g.dtype);

/** Gradient of `x` on raw arrays: g · f′. */
function backLoop(back: Backward, reads: string): Rule {
  return (g, n) => {
    const up = dense(g);
    const y = reads === 'y' ? dense(n.result) : up;
    const x = reads === 'a' ? dense(n.a) : up;
    const into = over(g);
    const out = into.storage.data;
    for (let i = 0; i < up.length; i++) out[i] = back(up[i]!, y[i]!, x[i]!);
    return into;
  };
}

function row(name: string, numbers: Numbers, reads: '' | 'a' | 'y', vjp: Rule, fast?: Rule): Row {
  return {
    ...numbers,
    op: op({ name, reads: [reads], vjp: [vjp], fast: [fast ?? backLoop(numbers.back, reads)] }),
  };
}

const like = (rule: ScalarRule, keepsInt = false): Numbers => ({
  forward: (x) => rule.forward(x, 0),
  back: (g, y, x) => rule.vjp[0](g, y, x, 0),
  keepsInt,
});

const reluBack: Rule = (g, n) => {
  const into = over(g);
  reluBackward(dense(n.result), dense(g), into.storage.data);
  return into;
};

const zerosLike: Rule = (g) => filled(g.shape, 0, g.dtype);
const zeroSlope = (forward: (x: number) => number): Numbers => ({ forward, back: () => 0, keepsInt: true });
/** From 2^52 on doubles are whole numbers, so that adding it rounds: half to even, as PyTorch and IEEE 754 do. */
function roundHalfEven(x: number): number {
  const size = Math.abs(x);
  return Math.sign(x) * (size < 2 ** 52 ? size + 2 ** 52 - 2 ** 52 : size);
}

/** PyTorch's softplus is x itself above 20, where ln(1 + e^x) − x < 2.1e-9. */
const SOFTPLUS: Numbers = {
  forward: (x) => (x > 20 ? x : scalar.softplus.forward(x)),
  back: (g, y, x) => (x > 20 ? g : scalar.softplus.vjp[0](g, y, x)),
};

const UNARY = {
  neg: row('NegBackward0', like(scalar.neg, true), '', (g) => g.neg()),
  exp: row('ExpBackward0', like(scalar.exp), 'y', (g, n) => g.mul(n.result)),
  log: row('LogBackward0', like(scalar.log), 'a', (g, n) => g.div(n.a)),
  sqrt: row('SqrtBackward0', like(scalar.sqrt), 'y', (g, n) => g.div(n.result.mul(2))),
  sin: row('SinBackward0', like(scalar.sin), 'a', (g, n) => g.mul(n.a.cos())),
  cos: row('CosBackward0', like(scalar.cos), 'a', (g, n) => g.mul(n.a.sin().neg())),
  // 1 − tanh²
  tanh: row('TanhBackward0', like(scalar.tanh), 'y', (g, n) => g.mul(n.result.square().neg().add(1))),
  // σ(1 − σ)
  sigmoid: row('SigmoidBackward0', like(scalar.sigmoid), 'y', (g, n) =>
    g.mul(n.result.neg().add(1)).mul(n.result),
  ),
  relu: row(
    'ReluBackward0',
    like(scalar.relu, true),
    'y',
    (g, n) => g.maskedFill(n.result.le(0), 0),
    reluBack,
  ),
  softplus: row('SoftplusBackward0', SOFTPLUS, 'a', (g, n) => g.where(n.a.gt(20), g.mul(n.a.sigmoid()))),
  // −1 / x²
  reciprocal: row('ReciprocalBackward0', { forward: (x) => 1 / x, back: (g, y) => -g * y * y }, 'y', (g, n) =>
    g.neg().mul(n.result.square()),
  ),
  abs: row('AbsBackward0', like(scalar.abs, true), 'a', (g, n) => g.mul(n.a.sign())),
  sign: row(
    'SignBackward0',
    zeroSlope((x) => (x > 0 ? 1 : x < 0 ? -1 : 0)),
    '',
    zerosLike,
  ),
  round: row('RoundBackward0', zeroSlope(roundHalfEven), '', zerosLike),
  floor: row('FloorBackward0', zeroSlope(Math.floor), '', zerosLike),
  ceil: row('CeilBackward0', zeroSlope(Math.ceil), '', zerosLike),
} satisfies Record<UnaryName, Row>;

type UnaryName =
  | 'neg'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'softplus'
  | 'reciprocal'
  | 'abs'
  | 'sign'
  | 'round'
  | 'floor'
  | 'ceil';

export type UnaryMethods = { [K in UnaryName]: () => Tensor } & { [K in `${UnaryName}_`]: () => Tensor };

function map({ forward }: Numbers, x: Data, out: Data): Data {
  if (forward === UNARY.relu.forward) return relu(x, out);
  for (let i = 0; i < x.length; i++) out[i] = forward(x[i]!);
  return out;
}

const dtypeOf = (t: Tensor, rules: Row): Dtype => (isFloat(t.dtype) || rules.keepsInt ? t.dtype : 'float32');

function apply(t: Tensor, rules: Row): Tensor {
  const dtype = dtypeOf(t, rules);
  const out = settle(map(rules, dense(t), allocate(t.length, dtype)), dtype);
  return record(rules.op, wrap(out, t.shape, dtype), [t]);
}

function applyInPlace(t: Tensor, rules: Row): Tensor {
  expectCast(dtypeOf(t, rules), t.dtype);
  return changeInPlace(t, rules.op, [t], () => {
    const { data } = t.storage;
    return map(
      rules,
      dense(t),
      t.length === data.length && t.strides === null ? data : allocate(t.length, t.dtype),
    );
  });
}

export const unaryMethods = Object.fromEntries(
  Object.entries(UNARY).flatMap(([name, rules]) => [
    [
      name,
      function (this: Tensor) {
        return apply(this, rules);
      },
    ],
    [
      `${name}_`,
      function (this: Tensor) {
        return applyInPlace(this, rules);
      },
    ],
  ]),
) as UnaryMethods;
