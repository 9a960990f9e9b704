/**
 * Functions of two numbers, element by element, with broadcasting. A row holds the loop, the node and its rules; the
 * walk sums gradients back over stretched dims, so no rule here knows about shapes.
 */
import { pow as power } from '../../scalar/rules.ts';
import { allocate, type Data, type Dtype, expectCast, isFloat, promote, settle } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { changeInPlace } from '../in-place.ts';
import { dense, denseAs } from '../layout.ts';
import { type Op, op, record } from '../node.ts';
import { broadcastShapes, type Shape, sameShape, show, sizeOf } from '../shape.ts';
import { scratch } from '../storage.ts';
import { asFloat, asNumber, filled, type Tensor, wrap, wrapOwned } from '../tensor.ts';

/** `out[i] = f(a[i·p], b[i·q])`; a step of 0 repeats a single number. */
type Loop = (a: Data, p: number, b: Data, q: number, out: Data) => void;

// The four commonest are written out, so that the compiler sees the operation inside the loop.
const addLoop: Loop = (a, p, b, q, out) => {
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += p, k += q) out[i] = a[j]! + b[k]!;
};
const subLoop: Loop = (a, p, b, q, out) => {
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += p, k += q) out[i] = a[j]! - b[k]!;
};
const mulLoop: Loop = (a, p, b, q, out) => {
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += p, k += q) out[i] = a[j]! * b[k]!;
};
const divLoop: Loop = (a, p, b, q, out) => {
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += p, k += q) out[i] = a[j]! / b[k]!;
};
const loopOf =
  (f: (a: number, b: number) => number): Loop =>
  (a, p, b, q, out) => {
    for (let i = 0, j = 0, k = 0; i < out.length; i++, j += p, k += q) out[i] = f(a[j]!, b[k]!);
  };

interface Row {
  readonly op: Op;
  readonly loop: Loop;
  /** Integers divide to floats. */
  readonly alwaysFloat?: boolean;
}

/** `x` and `y` combined on raw arrays; for gradients, whose memory the walk owns. */
function combine(loop: Loop, x: Tensor, y: Tensor): Tensor {
  const shape = broadcastShapes(x.shape, y.shape);
  const out = scratch(sizeOf(shape), x.dtype);
  run(loop, x, y, shape, out);
  return wrapOwned(out, shape, x.dtype);
}

/** The larger or smaller: each side gets g where it won, half of g at a tie, and 0 where it lost. */
function extremum(name: string, pick: (a: number, b: number) => number, losing: 'lt' | 'gt'): Row {
  const share = (g: Tensor, mine: Tensor, other: Tensor): Tensor =>
    g.div(2).where(mine.eq(other), g).maskedFill(mine[losing](other), 0);
  return {
    loop: loopOf(pick),
    op: op({
      name,
      reads: ['ab', 'ab'],
      vjp: [(g, n) => share(g, n.a, n.b), (g, n) => share(g, n.b, n.a)],
    }),
  };
}

const BINARY = {
  add: { loop: addLoop, op: op({ name: 'AddBackward0', vjp: [(g) => g, (g) => g] }) },
  sub: { loop: subLoop, op: op({ name: 'SubBackward0', vjp: [(g) => g, (g) => g.neg()] }) },
  mul: {
    loop: mulLoop,
    op: op({
      name: 'MulBackward0',
      reads: ['b', 'a'],
      vjp: [(g, n) => g.mul(n.b), (g, n) => g.mul(n.a)],
      fast: [(g, n) => combine(mulLoop, g, n.b), (g, n) => combine(mulLoop, g, n.a)],
    }),
  },
  div: {
    loop: divLoop,
    alwaysFloat: true,
    op: op({
      name: 'DivBackward0',
      reads: ['b', 'ab'],
      vjp: [(g, n) => g.div(n.b), (g, n) => g.neg().mul(n.a.div(n.b).div(n.b))],
    }),
  },
  pow: {
    loop: loopOf(power.forward),
    op: op({
      name: 'PowBackward1',
      reads: ['ab', 'aby'],
      vjp: [
        (g, n) => g.mul(n.b.mul(n.a.pow(n.b.sub(1)))).maskedFill(n.b.eq(0), 0),
        // 0^b stays 0 (or 1) as b ≥ 0 moves, although ln 0 = −∞
        (g, n) => g.mul(n.result.mul(n.a.log()).maskedFill(n.a.eq(0).logicalAnd(n.b.ge(0)), 0)),
      ],
    }),
  },
  maximum: extremum('MaximumBackward0', Math.max, 'lt'),
  minimum: extremum('MinimumBackward0', Math.min, 'gt'),
} satisfies Record<BinaryName, Row>;

type BinaryName = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'maximum' | 'minimum';
type InPlaceName = 'add_' | 'sub_' | 'mul_' | 'div_' | 'pow_';
export type Operand = Tensor | number;

function run(loop: Loop, a: Tensor, b: Tensor, shape: Shape, out: Data): void {
  if (sameShape(a.shape, b.shape)) loop(dense(a), 1, dense(b), 1, out);
  else if (b.length === 1 && sameShape(a.shape, shape)) loop(dense(a), 1, dense(b), 0, out);
  else if (a.length === 1 && sameShape(b.shape, shape)) loop(dense(a), 0, dense(b), 1, out);
  else loop(denseAs(a, shape), 1, denseAs(b, shape), 1, out);
}

/** A number beside a tensor takes the tensor's dtype, unless that would lose its fraction. */
export function wrapNumber(value: Operand, beside: Tensor): Tensor {
  if (typeof value !== 'number') return value;
  const dtype = isFloat(beside.dtype) ? beside.dtype : Number.isInteger(value) ? 'int64' : 'float32';
  return filled([], value, dtype);
}

function resultDtype(a: Tensor, b: Tensor, alwaysFloat = false): Dtype {
  const dtype = promote(a, b);
  return alwaysFloat && !isFloat(dtype) ? 'float32' : dtype;
}

function apply(row: Row, x: Tensor, other: Operand): Tensor {
  let a = x;
  let b = wrapNumber(other, x);
  const dtype = resultDtype(a, b, row.alwaysFloat);
  if (a.dtype !== dtype) a = a.to(dtype);
  if (b.dtype !== dtype) b = b.to(dtype);
  const shape = broadcastShapes(a.shape, b.shape);
  const out = allocate(sizeOf(shape), dtype);
  run(row.loop, a, b, shape, out);
  return record(row.op, wrap(settle(out, dtype), shape, dtype), [a, b]);
}

/** The other operand of an in-place form, in the dtype of `t`. @throws TensorError if `t` cannot hold the result */
export function inPlaceOperand(t: Tensor, other: Operand, alwaysFloat = false): Tensor {
  const b = wrapNumber(other, t);
  expectCast(resultDtype(t, b, alwaysFloat), t.dtype);
  const shape = broadcastShapes(t.shape, b.shape);
  if (!sameShape(shape, t.shape)) {
    throw new TensorError(
      'shape',
      `output with shape ${show(t.shape)} doesn't match the broadcast shape ${show(shape)}`,
    );
  }
  return b.to(t.dtype);
}

function applyInPlace(row: Row, t: Tensor, other: Operand): Tensor {
  const b = inPlaceOperand(t, other, row.alwaysFloat);
  return changeInPlace(t, row.op, [t, b], () => {
    const out = allocate(t.length, t.dtype);
    run(row.loop, t, b, t.shape, out);
    return out;
  });
}

const POW = op({
  name: 'PowBackward0',
  reads: ['a'],
  vjp: [
    (g, n) => {
      const k = n.args as number;
      return k === 0 ? filled(g.shape, 0, g.dtype) : g.mul(n.a.pow(k - 1).mul(k));
    },
  ],
});

function powNumber(x: Tensor, exponent: number): Data {
  const a = dense(x);
  const out = allocate(x.length, x.dtype);
  if (exponent === 2) mulLoop(a, 1, a, 1, out);
  else for (let i = 0; i < a.length; i++) out[i] = power.forward(a[i]!, exponent);
  return out;
}

const method = (name: BinaryName) =>
  function (this: Tensor, other: Operand): Tensor {
    return apply(BINARY[name], this, other);
  };
const methodInPlace = (name: BinaryName) =>
  function (this: Tensor, other: Operand): Tensor {
    return applyInPlace(BINARY[name], this, other);
  };

type Method = (other: Operand) => Tensor;
export type BinaryMethods = Record<BinaryName | InPlaceName | 'pow_', Method> & {
  /** x², the power rule's commonest case. */
  square(): Tensor;
};

export const binaryMethods: BinaryMethods = {
  add: method('add'),
  sub: method('sub'),
  mul: method('mul'),
  div: method('div'),
  maximum: method('maximum'),
  minimum: method('minimum'),
  pow(this: Tensor, exponent: Operand): Tensor {
    if (typeof exponent !== 'number') return apply(BINARY.pow, this, exponent);
    const staysInt = Number.isInteger(exponent) && exponent >= 0;
    const base = staysInt ? asNumber(this) : asFloat(this);
    return record(POW, wrap(powNumber(base, exponent), base.shape, base.dtype), [base], exponent);
  },
  square(this: Tensor): Tensor {
    return this.pow(2);
  },
  add_: methodInPlace('add'),
  sub_: methodInPlace('sub'),
  mul_: methodInPlace('mul'),
  div_: methodInPlace('div'),
  pow_(this: Tensor, exponent: Operand): Tensor {
    if (typeof exponent !== 'number') return applyInPlace(BINARY.pow, this, exponent);
    inPlaceOperand(this, exponent);
    return changeInPlace(this, POW, [this], () => powNumber(this, exponent), exponent);
  },
};

/** Both orders: `sub(1, x)` is 1 − x. */
const either =
  (name: BinaryName) =>
  (a: Operand, b: Operand): Tensor => {
    if (typeof a !== 'number') return a[name](b);
    if (typeof b === 'number')
      throw new TensorError('value', `${name}(${a}, ${b}) needs at least one tensor`);
    return wrapNumber(a, b)[name](b);
  };
export const add = either('add');
export const sub = either('sub');
export const mul = either('mul');
export const div = either('div');
export const pow = either('pow');
export const maximum = either('maximum');
export const minimum = either('minimum');
