/**
 * `content/autograd/`: the scripts that AutogradLab runs, each recorded from PyTorch under its name, and the predictions
 * asked about them. Lessons, exercises and the quarter's checkpoint name scripts and predictions; none writes its own.
 */
import { z } from 'astro/zod';
import { lessonId } from './roadmap.ts';

/** One script of `scripts.yaml`, by its key. */
export const autogradScript = z.strictObject({
  /** A few words for a choice of scripts: “with .item()”. */
  title: z.string().min(3).max(60),
  /**
   * Lines of Python: torch.tensor, operators, the common methods of tensors, with torch.no_grad(), for loops. The page
   * prints them in TypeScript too and runs them on the engine; the recorder gives the same lines to PyTorch.
   */
  script: z.string().min(5),
});

type Numbers = number | Numbers[];
/** A number, or nested lists of numbers, as a tensor holds them. */
export const numbers: z.ZodType<Numbers> = z.lazy(() => z.union([z.number(), z.array(numbers)]));

/** Causes of errors that can be predicted, by the engine's stable codes. */
export const autogradCause = z.enum([
  'freed',
  'modified-in-place',
  'leaf-in-place',
  'view-of-leaf-in-place',
  'not-scalar',
  'no-graph',
  'not-a-leaf',
  'not-float-constructor',
  'numpy',
  'inference-saved',
]);
export type AutogradCause = z.infer<typeof autogradCause>;

const row = z.strictObject({
  requires_grad: z.boolean(),
  is_leaf: z.boolean(),
  /** The node's name, or null for a leaf. */
  grad_fn: z.string().nullable(),
  /** `.grad` at the end of the script; null where there is none. */
  grad: numbers.nullable(),
});

const common = {
  /** The lesson a wrong prediction leads back to. */
  lesson: lessonId,
  /** Key of `scripts.yaml`. */
  script: z.string(),
  /** Why it comes out so: shown once the prediction was right, or with the run. */
  because: z.string().min(20),
};

/** One prediction of `predictions.yaml`, by its key. What is expected is proved by the engine and by PyTorch's recordings. */
export const autogradPrediction = z.discriminatedUnion('asks', [
  /** Does it run, and what is in one place at the end? Or which error ends it? */
  z.strictObject({
    ...common,
    asks: z.literal('outcome'),
    /** What is asked for if it runs: `x.grad`. */
    of: z.string(),
    expected: z.union([
      z.strictObject({ value: numbers.nullable() }),
      z.strictObject({ error: autogradCause }),
    ]),
    /** Wrong numbers worth recognizing, and wrong causes, each with the sentence to say. */
    mistakes: z
      .array(
        z.union([
          z.strictObject({ value: numbers, because: z.string().min(10) }),
          z.strictObject({ error: autogradCause, because: z.string().min(10) }),
          z.strictObject({ runs: z.literal(true), because: z.string().min(10) }),
        ]),
      )
      .default([]),
  }),
  /** requires_grad, is_leaf, grad_fn and grad of every name, at the end of the script. */
  z.strictObject({
    ...common,
    asks: z.literal('table'),
    expected: z.record(z.string(), row),
    /** Wrong numbers in the column grad, by name. */
    mistakes: z
      .array(z.strictObject({ name: z.string(), value: numbers, because: z.string().min(10) }))
      .default([]),
  }),
]);
