/**
 * What a training run is made of: data, network, training. Links, forms and authors all pass through here, so nothing
 * else has to doubt its setup. Every refusal is a sentence that says what was expected.
 */
import { z } from 'astro/zod';

import { ACTIVATIONS, DATA_KINDS, INITS, LIMITS, PLANE } from './choices.ts';
import { classCount, layerSizes, parameterCount, trainCount } from './sizes.ts';

const whole = (what: string, low: number, high: number) =>
  z
    .number({ error: `${what}: expected a whole number from ${low} to ${high}.` })
    .refine((n) => Number.isInteger(n) && n >= low && n <= high, {
      error: ({ input }) => `${what}: expected a whole number from ${low} to ${high}, got ${input}.`,
    });
const between = (what: string, low: number, high: number) =>
  z
    .number({ error: `${what}: expected a number from ${low} to ${high}.` })
    .refine((n) => n >= low && n <= high, {
      error: ({ input }) => `${what}: expected a number from ${low} to ${high}, got ${input}.`,
    });
/** An object of these keys alone. */
const part = <T extends z.core.$ZodLooseShape>(what: string, keys: T) =>
  z.strictObject(keys, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${what}: there is no ${issue.keys?.join(', ')}. There is: ${Object.keys(keys).join(', ')}.`
        : `${what}: expected an object with ${Object.keys(keys).join(', ')}.`,
  });
const oneOf = <const T extends readonly [string, ...string[]]>(what: string, names: T) =>
  z.enum(names, {
    error: ({ input }) => `${what}: expected one of ${names.join(', ')}, got ${String(input)}.`,
  });

/** A point of the plane and its class, from 0: `[0.5, -0.25, 1]`. Coordinates lie within ±1.5, what the plot shows. */
const ownPoint = z.tuple(
  [
    between('a point’s x', -PLANE, PLANE),
    between('a point’s y', -PLANE, PLANE),
    whole('a point’s class', 0, LIMITS.classes - 1),
  ],
  { error: 'own points: expected each as [x, y, class].' },
);
export type OwnPoint = z.infer<typeof ownPoint>;

const dataSpec = part('data', {
  /** Which set. `xor` is the four corners; `quadrants` is XOR with many points; `digits` are 8 × 8 images. */
  kind: oneOf('data', DATA_KINDS).default('moons'),
  /** Points to learn from; half as many more test. Fixed for xor, digits and own. */
  points: whole('points', 10, LIMITS.points).default(200),
  /** Standard deviation of what is added to each coordinate. */
  noise: between('noise', 0, 1).default(0.1),
  seed: whole('seed of the data', 0, LIMITS.seed).default(1),
  /** The points of `own`. From 20 on, every fourth tests. */
  own: z
    .array(ownPoint, { error: 'own points: expected a list of [x, y, class].' })
    .max(LIMITS.ownPoints, { error: `own points: at most ${LIMITS.ownPoints}.` })
    .default([]),
});
export type DataSpec = z.infer<typeof dataSpec>;

const networkSpec = part('network', {
  /** Units of each hidden layer. Inputs and outputs follow from the data. */
  hidden: z
    .array(whole('units of a layer', 1, LIMITS.units), {
      error: 'hidden layers: expected a list of units, such as [8, 8].',
    })
    .max(LIMITS.layers, { error: `hidden layers: at most ${LIMITS.layers}.` })
    .default([8, 8]),
  activation: oneOf('activation', ACTIVATIONS).default('tanh'),
  /** First weights; biases start at 0, except PyTorch's, which draws them too. See initialize.ts. */
  init: oneOf('initialization', INITS).default('xavier'),
  /** The standard deviation of `normal`, the value of `constant`, the height of the sines. */
  scale: between('scale of the initialization', 0, 100).default(0.5),
});

const trainingSpec = part('training', {
  /** `crossEntropy`: one output per class, with softmax. `squaredError`: one output, targets −1 and 1, two classes. */
  loss: oneOf('loss', ['crossEntropy', 'squaredError']).default('crossEntropy'),
  optimizer: oneOf('optimizer', ['sgd', 'momentum', 'adam']).default('sgd'),
  rate: z
    .number({ error: `learning rate: expected a number above 0, up to ${LIMITS.rate}.` })
    .refine((n) => n > 0 && n <= LIMITS.rate, {
      error: ({ input }) => `learning rate: expected a number above 0, up to ${LIMITS.rate}, got ${input}.`,
    })
    .default(0.3),
  /** Points per update; 0 takes all of them. */
  batch: whole('batch', 0, LIMITS.points).default(0),
  /** Of the first weights and of the order of batches. */
  seed: whole('seed of the weights', 0, LIMITS.seed).default(1),
  precision: oneOf('precision', ['float32', 'float64']).default('float32'),
  /** False forgets to zero the gradients before each backward pass: they pile up. A bug to look at. */
  zeroGrad: z.boolean({ error: 'zeroing the gradients: expected true or false.' }).default(true),
});

export const setupSchema = part('a setup', {
  data: dataSpec.prefault({}),
  network: networkSpec.prefault({}),
  training: trainingSpec.prefault({}),
}).superRefine((setup, context) => {
  for (const message of quarrels(setup)) context.addIssue({ code: 'custom', message });
});
export type Setup = z.infer<typeof setupSchema>;
/** A setup as it is written: everything that is left out has its default. */
export type SetupInput = z.input<typeof setupSchema>;

/** What does not go together, in sentences. */
function quarrels({ data, network, training }: Setup): string[] {
  const found: string[] = [];
  const classes = classCount(data);
  if (data.kind === 'own' && data.own.length < 2) found.push('own points: expected at least 2.');
  else if (data.kind === 'own' && new Set(data.own.map(([, , c]) => c)).size < 2)
    found.push('own points: expected at least two classes; add a point of another class.');
  if (training.loss === 'squaredError' && classes !== 2)
    found.push(
      `squared error compares one output with −1 and 1, so it takes two classes; here are ${classes}.`,
    );
  const points = trainCount(data);
  const parameters = parameterCount(layerSizes({ data, network, training }));
  if (parameters * points > LIMITS.work)
    found.push(
      `${parameters.toLocaleString('en')} parameters × ${points} points is more than a page can train smoothly ` +
        `(${LIMITS.work.toLocaleString('en')}). Take fewer units, layers or points.`,
    );
  return found;
}

/** The finished setup, or every reason against it. */
export type Reading =
  | { readonly ok: true; readonly setup: Setup }
  | { readonly ok: false; readonly problems: readonly string[] };

export function readSetup(input: unknown): Reading {
  const parsed = setupSchema.safeParse(input);
  if (parsed.success) return { ok: true, setup: parsed.data };
  return { ok: false, problems: [...new Set(parsed.error.issues.map(({ message }) => message))] };
}

/** The finished setup. @throws RangeError with all reasons against it */
export function setupOf(input: SetupInput = {}): Setup {
  const read = readSetup(input);
  if (read.ok) return read.setup;
  throw new RangeError(read.problems.join(' '));
}
