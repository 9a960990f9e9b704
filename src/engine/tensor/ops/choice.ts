/** Comparing and choosing: masks, where, clamp, and the plain copies between dtypes and tensors. */
import { allocate, type Dtype, expectCast, promote, settle } from '../dtype.ts';
import { changeInPlace } from '../in-place.ts';
import { dense, denseAs } from '../layout.ts';
import { op, record } from '../node.ts';
import { broadcastShapes, sizeOf } from '../shape.ts';
import { asFloat, asNumber, filled, type Tensor, wrap } from '../tensor.ts';
import { inPlaceOperand, type Operand, wrapNumber } from './binary.ts';

const COMPARE = {
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
  lt: (a: number, b: number) => a < b,
  le: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  ge: (a: number, b: number) => a >= b,
  logicalAnd: (a: number, b: number) => a !== 0 && b !== 0,
  logicalOr: (a: number, b: number) => a !== 0 || b !== 0,
};
type CompareName = keyof typeof COMPARE;

/** A bool tensor: comparisons have no gradient and are not recorded. */
function compare(name: CompareName, x: Tensor, other: Operand): Tensor {
  const y = wrapNumber(other, x);
  const shape = broadcastShapes(x.shape, y.shape);
  const [a, b, out] = [denseAs(x, shape), denseAs(y, shape), allocate(sizeOf(shape), 'bool')];
  const holds = COMPARE[name];
  for (let i = 0; i < out.length; i++) out[i] = holds(a[i]!, b[i]!) ? 1 : 0;
  return wrap(out, shape, 'bool');
}

const WHERE = op({
  name: 'WhereBackward0',
  reads: ['', 'a', 'a'],
  vjp: [(g) => g, (g, n) => g.where(n.a, 0), (g, n) => g.maskedFill(n.a, 0)],
});

/** Elements of `a` where `condition` holds, of `b` elsewhere. Gradients flow only where an element was taken. */
export function where(condition: Tensor, a: Operand, b: Operand): Tensor {
  const beside = typeof a !== 'number' ? a : typeof b !== 'number' ? b : condition.to('float32');
  let [x, y] = [wrapNumber(a, beside), wrapNumber(b, beside)];
  const dtype = promote(x, y);
  [x, y] = [x.to(dtype), y.to(dtype)];
  const shape = broadcastShapes(condition.shape, broadcastShapes(x.shape, y.shape));
  const [c, p, q] = [denseAs(condition, shape), denseAs(x, shape), denseAs(y, shape)];
  const out = allocate(c.length, dtype);
  for (let i = 0; i < out.length; i++) out[i] = c[i] !== 0 ? p[i]! : q[i]!;
  return record(WHERE, wrap(out, shape, dtype), [condition, x, y]);
}

const MASKED_FILL = op({
  name: 'MaskedFillBackward0',
  reads: ['b'],
  vjp: [(g, n) => g.maskedFill(n.b, 0), (g) => g],
});

interface Bounds {
  readonly min: number;
  readonly max: number;
}
const CLAMP = op({
  name: 'ClampBackward1',
  reads: ['a'],
  vjp: [
    (g, n) => {
      const { min, max } = n.args as Bounds;
      return g.where(n.a.ge(min).logicalAnd(n.a.le(max)), 0);
    },
  ],
});
const zerosLike = (g: Tensor): Tensor => filled(g.shape, 0, g.dtype);
const TO = op({ name: 'ToCopyBackward0', vjp: [(g) => g] }); // the walk converts back
const COPY = op({ name: 'CopyBackwards', vjp: [zerosLike, (g) => g] });
const ZERO = op({ name: 'ZeroBackward0', vjp: [zerosLike] });
const FILL = op({ name: 'FillBackward2', vjp: [zerosLike] });

/** `t` in the dtype of the result: bounds with a fraction make floats. */
const clampable = (t: Tensor, { min, max }: Bounds): Tensor =>
  [min, max].every((bound) => Number.isInteger(bound) || Math.abs(bound) === Infinity)
    ? asNumber(t)
    : asFloat(t);

function clamped(t: Tensor, { min, max }: Bounds) {
  const [x, out] = [dense(t), allocate(t.length, t.dtype)];
  for (let i = 0; i < x.length; i++) out[i] = Math.min(Math.max(x[i]!, min), max);
  return out;
}

type Compare = (other: Operand) => Tensor;
export type ChoiceMethods = Record<CompareName, Compare> & typeof choiceOnly;

const choiceOnly = {
  logicalNot(this: Tensor): Tensor {
    return compare('eq', this, 0);
  },
  /** This tensor's elements where `condition` holds, those of `other` elsewhere. */
  where(this: Tensor, condition: Tensor, other: Operand): Tensor {
    return where(condition, this, other);
  },
  /** A copy with `value` where `mask` is true. */
  maskedFill(this: Tensor, mask: Tensor, value: number): Tensor {
    const shape = broadcastShapes(this.shape, mask.shape);
    const [x, m, out] = [denseAs(this, shape), denseAs(mask, shape), allocate(sizeOf(shape), this.dtype)];
    for (let i = 0; i < out.length; i++) out[i] = m[i] !== 0 ? value : x[i]!;
    return record(MASKED_FILL, wrap(settle(out, this.dtype), shape, this.dtype), [this, mask]);
  },
  /** Limits elements to `[min, max]`; at a bound the gradient still passes. */
  clamp(this: Tensor, min = -Infinity, max = Infinity): Tensor {
    const bounds = { min, max };
    const x = clampable(this, bounds);
    return record(CLAMP, wrap(clamped(x, bounds), x.shape, x.dtype), [x], bounds);
  },
  clamp_(this: Tensor, min = -Infinity, max = Infinity): Tensor {
    const bounds = { min, max };
    expectCast(clampable(this, bounds).dtype, this.dtype);
    return changeInPlace(this, CLAMP, [this], () => clamped(this, bounds), bounds);
  },
  /** The same numbers in another dtype; itself if nothing changes. Integers drop fractions, bool means "not 0". */
  to(this: Tensor, dtype: Dtype): Tensor {
    if (dtype === this.dtype) return this;
    const [x, out] = [dense(this), allocate(this.length, dtype)];
    out.set(x);
    return record(TO, wrap(settle(out, dtype), this.shape, dtype), [this]);
  },
  float(this: Tensor): Tensor {
    return this.to('float32');
  },
  double(this: Tensor): Tensor {
    return this.to('float64');
  },
  /** Writes the elements of `source`, broadcast to this shape. Gradients then flow to `source`. */
  copy_(this: Tensor, source: Operand): Tensor {
    const from = inPlaceOperand(this, wrapNumber(source, this).to(this.dtype));
    return changeInPlace(this, COPY, [this, from], () => denseAs(from, this.shape));
  },
  zero_(this: Tensor): Tensor {
    return changeInPlace(this, ZERO, [this], () => allocate(this.length, this.dtype));
  },
  fill_(this: Tensor, value: number): Tensor {
    return changeInPlace(this, FILL, [this], () => allocate(this.length, this.dtype).fill(value));
  },
};

export const choiceMethods = {
  ...choiceOnly,
  ...Object.fromEntries(
    (Object.keys(COMPARE) as CompareName[]).map((name) => [
      name,
      function (this: Tensor, other: Operand) {
        return compare(name, this, other);
      },
    ]),
  ),
} as ChoiceMethods;
