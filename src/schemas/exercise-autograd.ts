/** Work with autograd's rules: predict what a script does, repair one, or place a call so that a gradient comes out. */
import { z } from 'astro/zod';
import { numbers } from './autograd.ts';
import { exerciseCommon } from './exercise-common.ts';

const predict = z.strictObject({
  /** Keys of `content/autograd/predictions.yaml`, in order; or all of them. */
  items: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  /** An exam: so many of them are drawn by chance, and each is answered once. */
  draw: z.number().int().positive().optional(),
  /** How many must be right; all, if absent. */
  pass: z.number().int().positive().optional(),
});

const goal = z.strictObject({
  /** What must hold at the end: `{ w.grad: -8 }`. */
  values: z.record(z.string(), numbers),
  /** Names that must still be leaves that require grad. */
  leaves: z.array(z.string()).default([]),
  /** Nodes of the graph that may still be alive at the end. */
  nodesAtMost: z.number().int().positive().optional(),
});

const repair = z.strictObject({
  title: z.string().min(3),
  /** What the loop is meant to do. */
  says: z.string().min(10),
  /** Keys of `content/autograd/scripts.yaml`: what is given, and one way to mend it. */
  broken: z.string(),
  solution: z.string(),
  /** By line of the broken script: what may stand there instead, one choice each, of one line or several. */
  offers: z.record(z.string(), z.array(z.string()).min(1)),
  goal,
  /** Said when the learner's script contains `has`, and the goal is missed or `always` is set. */
  mistakes: z
    .array(
      z.strictObject({ has: z.string(), because: z.string().min(10), always: z.boolean().default(false) }),
    )
    .default([]),
});

const place = z.strictObject({
  /** The script, with `□` where the call may stand. */
  script: z.string().includes('□'),
  /** What is placed: `.detach()`. */
  insert: z.string(),
  /** Where the number is read: `x.grad`. */
  of: z.string(),
  /** Numbers to reach, one after the other, each with the reason, shown when it is reached. */
  targets: z.array(z.strictObject({ value: z.number(), because: z.string().min(10) })).min(1),
});

export const autogradExercise = z
  .strictObject({
    kind: z.literal('autograd'),
    ...exerciseCommon,
    predict: predict.optional(),
    repair: z.array(repair).min(1).optional(),
    place: place.optional(),
  })
  .refine((e) => [e.predict, e.repair, e.place].filter((task) => task !== undefined).length === 1, {
    error: 'give exactly one of predict, repair and place',
  });
