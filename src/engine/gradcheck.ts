/**
 * Are the gradients right? Compares backward with central differences, entry by entry of the Jacobian, with the
 * tolerances of PyTorch's gradcheck: an entry passes if |analytic − numeric| ≤ atol + rtol·|numeric|.
 */
import { Random } from './random.ts';
import { randn, tensor, zerosLike } from './tensor/create.ts';
import { TensorError } from './tensor/errors.ts';
import { show } from './tensor/shape.ts';
import type { Tensor } from './tensor/tensor.ts';
import { grad } from './tensor/walk.ts';

export interface GradcheckOptions {
  /** Step of the differences. Default 1e-6. */
  readonly eps?: number;
  /** Default 1e-5. */
  readonly atol?: number;
  /** Default 1e-3. */
  readonly rtol?: number;
}

/** One entry of the Jacobian that does not agree. */
export interface GradcheckFailure {
  /** Which input, and which of its elements. */
  readonly input: number;
  readonly index: readonly number[];
  /** Which output, and which of its elements. */
  readonly output: number;
  readonly outputIndex: readonly number[];
  readonly analytic: number;
  readonly numeric: number;
}

export interface GradcheckReport {
  readonly passed: boolean;
  /** Entries compared. */
  readonly entries: number;
  /** Largest |analytic − numeric| / max(|analytic|, |numeric|) among entries above atol. */
  readonly worst: number;
  readonly failures: readonly GradcheckFailure[];
  /** Reasons to doubt the result, such as float32 inputs. */
  readonly warnings: readonly string[];
  /** One line for people: the first failure, or that all is well. */
  readonly message: string;
}

type Fn = (...inputs: Tensor[]) => Tensor | readonly Tensor[];

const outputsOf = (fn: Fn, inputs: readonly Tensor[]): readonly Tensor[] => {
  const out = fn(...inputs);
  return Array.isArray(out) ? out : [out as Tensor];
};

function indexOf(position: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = position;
  for (const extent of [...shape].reverse()) {
    index.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return index;
}

/** Row-major values of a tensor, copied. */
const valuesOf = (t: Tensor): Float64Array => Float64Array.from(t.detach().numpy());

/** ∂outputs/∂x by central differences: per output, per element of x, a column of the Jacobian. */
function numericColumns(fn: Fn, inputs: readonly Tensor[], which: number, eps: number): Float64Array[][] {
  const x = inputs[which]!;
  const base = valuesOf(x);
  const at = (i: number, step: number): Float64Array[] => {
    const moved = base.slice();
    moved[i]! += step;
    const changed = tensor(moved, { dtype: x.dtype }).reshape(x.shape);
    // tracked as the originals are, so that a hook or a gradient inside `fn` works here too
    const leaf = (t: Tensor, k: number): Tensor =>
      (k === which ? changed : t.detach()).requiresGrad_(t.requiresGrad);
    return outputsOf(fn, inputs.map(leaf)).map(valuesOf);
  };
  return Array.from(base, (_, i) => {
    const [up, down] = [at(i, eps), at(i, -eps)];
    return up.map((values, o) => values.map((v, j) => (v - down[o]![j]!) / (2 * eps)));
  });
}

/**
 * Checks `fn` at `inputs`, of which those that require grad are differentiated. Use float64: in float32 rounding drowns
 * the differences.
 * @throws TensorError if no input requires grad
 * @example gradcheck((x) => x.tanh(), [tensor([0.5], { dtype: 'float64', requiresGrad: true })]).passed // true
 */
export function gradcheck(
  fn: Fn,
  inputs: readonly Tensor[],
  { eps = 1e-6, atol = 1e-5, rtol = 1e-3 }: GradcheckOptions = {},
): GradcheckReport {
  const checked = inputs.map((_, i) => i).filter((i) => inputs[i]!.requiresGrad);
  if (checked.length === 0) {
    throw new TensorError('value', 'gradcheck expects at least one input tensor to require gradient');
  }
  const warnings = checked
    .filter((i) => inputs[i]!.dtype !== 'float64')
    .map((i) => `Input ${i} is ${inputs[i]!.dtype}: central differences need float64.`);
  const outputs = outputsOf(fn, inputs);
  const failures: GradcheckFailure[] = [];
  let entries = 0;
  let worst = 0;
  const numeric = checked.map((which) => numericColumns(fn, inputs, which, eps));
  outputs.forEach((out, output) => {
    for (let j = 0; j < out.length; j++) {
      const rows = out.requiresGrad
        ? rowOf(
            out,
            j,
            checked.map((i) => inputs[i]!),
          )
        : [];
      checked.forEach((input, c) => {
        const shape = inputs[input]!.shape;
        numeric[c]!.forEach((columns, i) => {
          const n = columns[output]![j]!;
          const a = rows[c]?.[i] ?? 0;
          const gap = Math.abs(a - n);
          entries++;
          if (gap > atol) worst = Math.max(worst, gap / Math.max(Math.abs(a), Math.abs(n)));
          if (gap <= atol + rtol * Math.abs(n)) return;
          const place = { input, index: indexOf(i, shape), output, outputIndex: indexOf(j, out.shape) };
          failures.push({ ...place, analytic: a, numeric: n });
        });
      });
    }
  });
  return {
    passed: failures.length === 0,
    entries,
    worst,
    failures,
    warnings,
    message: summary(failures, entries),
  };
}

/** Gradients of one output element with respect to all inputs. */
function rowOf(out: Tensor, j: number, inputs: readonly Tensor[]): (Float64Array | undefined)[] {
  const one = new Float64Array(out.length);
  one[j] = 1;
  const gradOutputs = [tensor(one, { dtype: out.dtype }).reshape(out.shape)];
  return grad(out, inputs, { gradOutputs, retainGraph: true, allowUnused: true }).map((g) =>
    g === null ? undefined : valuesOf(g),
  );
}

function summary(failures: readonly GradcheckFailure[], entries: number): string {
  const first = failures[0];
  if (first === undefined) return `All ${entries} entries of the Jacobian agree.`;
  return (
    `Jacobian mismatch for output ${first.output} at ${show(first.outputIndex)} with respect to input ${first.input} at ` +
    `${show(first.index)}: analytic ${first.analytic}, numeric ${first.numeric}. ${failures.length} of ${entries} entries disagree.`
  );
}

/** gradcheck of the gradients themselves: are second derivatives right? */
export function gradgradcheck(
  fn: Fn,
  inputs: readonly Tensor[],
  options: GradcheckOptions = {},
): GradcheckReport {
  const generator = new Random(0);
  const ups = outputsOf(fn, inputs).map((out) =>
    randn(out.shape, { generator, dtype: out.dtype, requiresGrad: true }),
  );
  const wanted = inputs.map((_, i) => i).filter((i) => inputs[i]!.requiresGrad);
  const first: Fn = (...all) => {
    const xs = all.slice(0, inputs.length);
    const tracked = wanted.map((i) => xs[i]!);
    const gradOutputs = all.slice(inputs.length);
    return grad(outputsOf(fn, xs), tracked, { gradOutputs, createGraph: true, allowUnused: true }).map(
      (g, k) => g ?? zerosLike(tracked[k]!),
    );
  };
  return gradcheck(first, [...inputs, ...ups], options);
}
