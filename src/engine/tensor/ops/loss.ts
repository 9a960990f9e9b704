/** Losses: one number that says how wrong a prediction is. Each is one operation on the graph, except crossEntropy. */
import { allocate, type Data, isFloat } from '../dtype.ts';
import { pick, TensorError } from '../errors.ts';
import { dense, denseAs } from '../layout.ts';
import { type Node, op, type Rule, record } from '../node.ts';
import { broadcastShapes, type Shape, sameShape, show, sizeOf } from '../shape.ts';
import { scratch } from '../storage.ts';
import { type Tensor, wrap, wrapOwned } from '../tensor.ts';

/** `mean` over the examples (or elements), their `sum`, or one loss each. */
export type Reduction = 'mean' | 'sum' | 'none';
export interface LossOptions {
  readonly reduction?: Reduction;
}

/** Gradient of an elementwise loss: g · slope, shared out by the mean. */
const scaled = (g: Tensor, n: Node): Tensor => {
  const scale = n.args as number;
  return scale === 1 ? g : g.mul(scale);
};

type Slope = (a: number, b: number) => number;
const fastSlope =
  (slope: Slope): Rule =>
  (g, n) => {
    const [a, b, up] = [n.a, n.b, dense(g)];
    const shape = broadcastShapes(a.shape, b.shape);
    const [x, y] = [denseAs(a, shape), denseAs(b, shape)];
    const out = scratch(x.length, g.dtype);
    const scale = n.args as number;
    const step = up.length === x.length ? 1 : 0;
    for (let i = 0, k = 0; i < x.length; i++, k += step) out[i] = up[k]! * scale * slope(x[i]!, y[i]!);
    return wrapOwned(out, shape, g.dtype);
  };

/** What the sum over `count` losses is divided by. @throws TensorError for an unknown reduction */
const divisor = (reduction: Reduction, count: number): number =>
  pick('reduction', { none: 1, sum: 1, mean: count }, reduction);

/** An elementwise loss of prediction and target, broadcast, then reduced. */
function elementwise(
  rules: ReturnType<typeof op>,
  a: Tensor,
  b: Tensor,
  reduction: Reduction,
  loss: (a: number, b: number) => number,
): Tensor {
  if (a.dtype !== b.dtype || !isFloat(a.dtype)) {
    throw new TensorError('dtype', `expected one float dtype, got ${a.dtype} and ${b.dtype}`);
  }
  const shape = broadcastShapes(a.shape, b.shape);
  const [x, y] = [denseAs(a, shape), denseAs(b, shape)];
  const by = divisor(reduction, x.length);
  const each = reduction === 'none';
  const out = allocate(each ? x.length : 1, a.dtype);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const one = loss(x[i]!, y[i]!);
    if (each) out[i] = one;
    sum += one;
  }
  if (!each) out[0] = sum / by;
  return record(rules, wrap(out, each ? shape : [], a.dtype), [a, b], 1 / by);
}

const MSE = op({
  name: 'MseLossBackward0',
  reads: ['ab', 'ab'],
  vjp: [(g, n) => n.a.sub(n.b).mul(2).mul(scaled(g, n)), (g, n) => n.b.sub(n.a).mul(2).mul(scaled(g, n))],
  fast: [fastSlope((a, b) => 2 * (a - b)), fastSlope((a, b) => 2 * (b - a))],
});

const BCE = op({
  name: 'BinaryCrossEntropyWithLogitsBackward0',
  reads: ['ab', 'a'],
  vjp: [(g, n) => n.a.sigmoid().sub(n.b).mul(scaled(g, n)), (g, n) => n.a.neg().mul(scaled(g, n))],
});

/** Mean of (prediction − target)². */
export function mseLoss(
  prediction: Tensor,
  target: Tensor,
  { reduction = 'mean' }: LossOptions = {},
): Tensor {
  return elementwise(MSE, prediction, target, reduction, (a, b) => (a - b) * (a - b));
}

/** −t ln σ(x) − (1 − t) ln(1 − σ(x)) for logits x and targets t in [0, 1], in the form that never overflows. */
export function bceWithLogits(
  logits: Tensor,
  target: Tensor,
  { reduction = 'mean' }: LossOptions = {},
): Tensor {
  if (!sameShape(logits.shape, target.shape)) {
    throw new TensorError(
      'shape',
      `Target size (${show(target.shape)}) must be the same as input size (${show(logits.shape)})`,
    );
  }
  const loss = (x: number, t: number): number =>
    (1 - t) * x - Math.min(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  return elementwise(BCE, logits, target, reduction, loss);
}

/** Class numbers: an array, or an int64 tensor of shape `(N)`. */
export type Classes = readonly number[] | Tensor;

export interface ClassLossOptions extends LossOptions {
  /** Examples of this class do not count. */
  readonly ignoreIndex?: number;
}

interface Chosen {
  readonly shape: Shape;
  readonly classes: Data;
  /** What one example's loss is multiplied by: 1/N for the mean, 0 for an ignored example. */
  readonly weights: Data;
}

const NLL = op({
  name: 'NllLossBackward0',
  vjp: [
    (g, n) => {
      const { shape } = n.args as Chosen;
      const choice = wrap(atClasses(n.args as Chosen, [1], allocate(sizeOf(shape), g.dtype)), shape, g.dtype);
      return choice
        .mul(g.shape.length === shape.length - 1 && shape.length > 1 ? g.unsqueeze(1) : g)
        .maskedFill(choice.eq(0), 0);
    },
  ],
  fast: [
    (g, n) => {
      const { shape } = n.args as Chosen;
      const out = scratch(sizeOf(shape), g.dtype).fill(0);
      return wrapOwned(atClasses(n.args as Chosen, dense(g), out), shape, g.dtype);
    },
  ],
});

/** Minus each example's weight at its class, times its gradient (or the one of all), written over zeros. */
function atClasses({ shape, classes, weights }: Chosen, g: ArrayLike<number>, out: Data): Data {
  const width = shape.at(-1)!;
  const step = g.length === 1 ? 0 : 1;
  for (let i = 0; i < classes.length; i++) {
    const weight = weights[i]!;
    if (weight !== 0) out[i * width + classes[i]!] = -weight * g[i * step]!;
  }
  return out;
}

function classNumbers(classes: Classes, examples: number, count: number, ignoreIndex: number): Data {
  const numbers = Array.isArray(classes) ? Float64Array.from(classes) : dense(classes as Tensor);
  if (numbers.length !== examples) {
    throw new TensorError(
      'shape',
      `Expected input batch_size (${examples}) to match target batch_size (${numbers.length}).`,
    );
  }
  for (const c of numbers) {
    if (c !== ignoreIndex && !(Number.isInteger(c) && c >= 0 && c < count)) {
      throw new TensorError('index', `Target ${c} is out of bounds: classes are 0 to ${count - 1}.`);
    }
  }
  return numbers;
}

/** Minus the log probability of each example's class; `logProbabilities` is `(N, C)` or `(C)`. */
export function nllLoss(
  logProbabilities: Tensor,
  classes: Classes | number,
  { reduction = 'mean', ignoreIndex = -100 }: ClassLossOptions = {},
): Tensor {
  const { shape, dtype } = logProbabilities;
  if (shape.length < 1 || shape.length > 2) {
    throw new TensorError('dim', `nllLoss takes (N, C) or (C), got ${show(shape)}`);
  }
  const width = shape.at(-1)!;
  const examples = shape.length === 2 ? shape[0]! : 1;
  const numbers = classNumbers(
    typeof classes === 'number' ? [classes] : classes,
    examples,
    width,
    ignoreIndex,
  );
  let counted = 0;
  for (const c of numbers) if (c !== ignoreIndex) counted++;
  const by = divisor(reduction, counted);
  const weights = new Float64Array(examples);
  for (let i = 0; i < examples; i++) weights[i] = numbers[i] === ignoreIndex ? 0 : 1 / by;
  const chosen: Chosen = { shape, classes: numbers, weights };
  const x = dense(logProbabilities);
  const each = reduction === 'none';
  const out = allocate(each ? examples : 1, dtype);
  let sum = 0;
  for (let i = 0; i < examples; i++) {
    const one = weights[i] === 0 ? 0 : -x[i * width + numbers[i]!]!;
    if (each) out[i] = one;
    sum += one;
  }
  if (!each) out[0] = sum / by;
  const resultShape = each && shape.length === 2 ? [examples] : [];
  return record(NLL, wrap(out, resultShape, dtype), [logProbabilities], chosen);
}

/**
 * Softmax and nllLoss in one, from logits `(N, C)` or `(C)`. `target` holds class numbers, or probabilities in a float
 * tensor of the logits' shape.
 */
export function crossEntropy(
  logits: Tensor,
  target: Classes | number,
  options: ClassLossOptions = {},
): Tensor {
  const dim = logits.shape.length - 1;
  const isProbability =
    typeof target !== 'number' &&
    !Array.isArray(target) &&
    sameShape((target as Tensor).shape, logits.shape) &&
    (target as Tensor).dtype !== 'int64';
  const scores = logits.logSoftmax(dim);
  if (!isProbability) return nllLoss(scores, target, options);
  const losses = scores
    .mul(target as Tensor)
    .sum(dim)
    .neg();
  const { reduction = 'mean' } = options;
  divisor(reduction, 1);
  return reduction === 'none' ? losses : losses[reduction]();
}
