/** A hand-derived gradient: forward values, local derivatives, then the partials as formulas. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

const point = z.record(z.string(), z.number());

export const gradientExercise = z.strictObject({
  kind: z.literal('gradient'),
  ...exerciseCommon,
  /** The function in the course's formula language: `(x+y)*y`. */
  expression: z.string(),
  /** The same function one operation a line, with the names the page shows: `['s = x + y', 'f = s * y']`. */
  steps: z.array(z.string()).min(1),
  /** Where values are asked. The first point is where forward values and local derivatives are asked too. */
  points: z.array(point).min(1),
  /** Open interval a variable is sampled in, where the function needs one: `{ x: [0.5, 3] }`. */
  domain: z.record(z.string(), z.tuple([z.number(), z.number()])).default({}),
  /** Which parts are asked, in this order. */
  ask: z.array(z.enum(['forward', 'local', 'partials', 'values'])).default(['forward', 'local', 'partials']),
  /** Wrong answers worth recognizing. Each is recognized in any equivalent form. */
  mistakes: z
    .array(
      z.strictObject({
        /** What was asked: an input (`y`, its partial), an operation (`s`, its value) or an edge (`s>f:0`). */
        for: z.string(),
        /** The wrong answer as a formula in the inputs; for a value or an edge, in any names of the graph. */
        answer: z.string(),
        /** Names the slip and the next step, never the solution. */
        message: z.string().min(10),
        /** What to light up on the graph. */
        edge: z.string().optional(),
        node: z.string().optional(),
      }),
    )
    .default([]),
});
