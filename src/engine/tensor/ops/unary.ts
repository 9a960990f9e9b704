/**
 * Functions of one number, element by element. The numbers come from the scalar engine's rules; here each gets its node
 * name, what it saves, and its rule in tensor operations, so that it can be differentiated again.
 */
import { gate } from '../../kernels/elementwise.ts';
import type { Rule as ScalarRule } from '../../scalar/rules.ts';
import * as scalar from '../../scalar/rules.ts';
import { allocate, type Data, type Dtype, expectCast, isFloat, settle } from '../dtype.ts';
import { over } from '../fast/accumulate.ts';
import { changeInPlace } from '../in-place.ts';
import { dense } from '../layout.ts';
import { op, type Rule, record } from '../node.ts';
import { filled, type Tensor, wrap } from '../tensor.ts';

type Backward = (g: number, y: number, x: number) => number;
interface Numbers {
  readonly forward: (x: number) => number;
  readonly back: Backward;
  /** Integers stay integers. */
  readonly keepsInt?: boolean;
}
interface Row extends Numbers {
  readonly reads: '' | 'a' | 'y';
  readonly vjp: Rule;
  readonly fast: Rule;
}

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

const row = (
  numbers: Numbers,
  reads: Row['reads'],
  vjp: Rule,
  fast: Rule = backLoop(numbers.back, reads),
): Row => ({ ...numbers, reads, vjp, fast });

const like = (rule: ScalarRule, keepsInt = false): Numbers => ({
  forward: (x) => rule.forward(x, 0),
  back: (g, y, x) => rule.vjp[0](g, y, x, 0),
  keepsInt,
});

const reluBack: Rule = (g, n) => {
  const into = over(g);
  gate(dense(n.result), dense(g), into.storage.data);
  return into;
};

const zerosLike: Rule = (g) => filled(g.shape, 0, g.dtype);
const zeroSlope = (forward: (x: number) => number): Numbers => ({ forward, back: () => 0, keepsInt: true });
/** Half to even, as PyTorch and IEEE 754 round; Math.round takes halves up. */
function roundHalfEven(x: number): number {
  const up = Math.round(x);
  return up % 2 && up - x === 0.5 ? up - 1 : up;
}

/** PyTorch's softplus is x itself above 20, where ln(1 + e^x) − x < 2.1e-9. */
const SOFTPLUS: Numbers = {
  forward: (x) => (x > 20 ? x : scalar.softplus.forward(x)),
  back: (g, y, x) => (x > 20 ? g : scalar.softplus.vjp[0](g, y, x)),
};

/** A node is named as its method is: `neg`, NegBackward0. */
const UNARY = {
  neg: row(like(scalar.neg, true), '', (g) => g.neg()),
  exp: row(like(scalar.exp), 'y', (g, n) => g.mul(n.result)),
  log: row(like(scalar.log), 'a', (g, n) => g.div(n.a)),
  sqrt: row(like(scalar.sqrt), 'y', (g, n) => g.div(n.result.mul(2))),
  sin: row(like(scalar.sin), 'a', (g, n) => g.mul(n.a.cos())),
  cos: row(like(scalar.cos), 'a', (g, n) => g.mul(n.a.sin().neg())),
  // 1 − tanh²
  tanh: row(like(scalar.tanh), 'y', (g, n) => g.mul(n.result.square().neg().add(1))),
  // σ(1 − σ)
  sigmoid: row(like(scalar.sigmoid), 'y', (g, n) => g.mul(n.result.neg().add(1)).mul(n.result)),
  relu: row(like(scalar.relu, true), 'y', (g, n) => g.maskedFill(n.result.le(0), 0), reluBack),
  softplus: row(SOFTPLUS, 'a', (g, n) => g.where(n.a.gt(20), g.mul(n.a.sigmoid()))),
  // −1 / x²
  reciprocal: row({ forward: (x) => 1 / x, back: (g, y) => -g * y * y }, 'y', (g, n) =>
    g.neg().mul(n.result.square()),
  ),
  abs: row(like(scalar.abs, true), 'a', (g, n) => g.mul(n.a.sign())),
  sign: row(
    zeroSlope((x) => Math.sign(x) || 0),
    '',
    zerosLike,
  ),
  round: row(zeroSlope(roundHalfEven), '', zerosLike),
  floor: row(zeroSlope(Math.floor), '', zerosLike),
  ceil: row(zeroSlope(Math.ceil), '', zerosLike),
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
  if (forward === UNARY.relu.forward) return gate(x, x, out);
  for (let i = 0; i < x.length; i++) out[i] = forward(x[i]!);
  return out;
}

const dtypeOf = (t: Tensor, row: Row): Dtype => (isFloat(t.dtype) || row.keepsInt ? t.dtype : 'float32');

export const unaryMethods = Object.fromEntries(
  Object.entries<Row>(UNARY).flatMap(([name, row]) => {
    const { reads, vjp, fast } = row;
    const rules = op({
      name: `${name[0]!.toUpperCase()}${name.slice(1)}Backward0`,
      reads: [reads],
      vjp: [vjp],
      fast: [fast],
    });

    function apply(this: Tensor): Tensor {
      const dtype = dtypeOf(this, row);
      const out = settle(map(row, dense(this), allocate(this.length, dtype)), dtype);
      return record(rules, wrap(out, this.shape, dtype), [this]);
    }

    function applyInPlace(this: Tensor): Tensor {
      expectCast(dtypeOf(this, row), this.dtype);
      const { data } = this.storage;
      const whole = this.length === data.length && this.strides === null;
      return changeInPlace(this, rules, [this], () =>
        map(row, dense(this), whole ? data : allocate(this.length, this.dtype)),
      );
    }

    return [
      [name, apply],
      [`${name}_`, applyInPlace],
    ];
  }),
) as UnaryMethods;
