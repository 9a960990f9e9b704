/** A graph to step through where every number is predicted before it is shown. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

export const graphExercise = z.strictObject({
  kind: z.literal('graph'),
  ...exerciseCommon,
  /** The function in the course's formula language. */
  expression: z.string(),
  /** Names for the operations, as in a gradient exercise; without it names are given. */
  steps: z.array(z.string()).optional(),
  /** Inputs to predict at, one round each. */
  points: z.array(z.record(z.string(), z.number())).min(1),
});
