/** A function or class to write. Starter, solution, tests and foreseen mistakes stand beside `exercise.md`. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

const language = z.enum(['typescript', 'python']);

export const codeExercise = z.strictObject({
  kind: z.literal('code'),
  ...exerciseCommon,
  /** Languages offered, as tabs over one prompt; the first is shown first. */
  languages: z.array(language).min(1),
  /** Seconds one run may take before it is stopped. */
  timeLimitSeconds: z.number().positive().max(60).default(5),
  /** Id of an earlier code exercise whose kept code the learner may begin from. */
  continues: z.string().optional(),
  /** Non-empty lines a solution may have. Default: any number. */
  maxLines: z.int().positive().optional(),
  /** At a checkpoint: hints are given, the solution is not, neither whole nor as lines to put in order. */
  gate: z.boolean().default(false),
});

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and dashes, such as from-y');
/** A name in each language the exercise offers: `{ typescript: pathSum, python: path_sum }`. */
const nameByLanguage = z.partialRecord(language, z.string());

type Value = z.infer<ReturnType<typeof z.json>> | { [key: string]: Value } | Value[];
/** JSON, with YAML's `.nan` and `.inf` wherever a number may stand. */
const value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.json(),
    z.nan(),
    z.literal(Infinity),
    z.literal(-Infinity),
    z.array(value),
    z.record(z.string(), value),
  ]),
);

const testCase = z
  .strictObject({
    /** Names the case in `mistakes.yaml`. */
    id,
    /** One sentence the learner reads: what must hold. */
    says: z.string().min(5),
    /** The learner's function, where it is not the file's `call`. */
    call: nameByLanguage.optional(),
    /** A function of `tests.ts` / `tests.py` instead: it is given the learner's module, then `args`. */
    probe: nameByLanguage.optional(),
    /** Arguments, in order. */
    args: z.array(z.json()).default([]),
    /** The value to return. Numbers may be `.nan` and `.inf`. */
    expected: value.optional(),
    /** Instead of `expected`: the name of the exception, by language. */
    throws: nameByLanguage.optional(),
    /** How far a number may be off, relative to the larger one or to 1. */
    tolerance: z.number().positive().default(1e-9),
    /** Not shown before the first run. */
    hidden: z.boolean().default(false),
  })
  .refine((test) => (test.expected === undefined) !== (test.throws === undefined), {
    error: 'a case has either "expected" or "throws"',
    path: ['expected'],
  });

/** `tests.yaml`: visible cases first, then hidden ones. */
export const codeTests = z
  .strictObject({
    /** The function that is called, by language. */
    call: nameByLanguage,
    cases: z.array(testCase).min(1),
  })
  .superRefine(({ cases }, context) => {
    const seen = new Set<string>();
    let hidden = false;
    for (const [i, test] of cases.entries()) {
      if (seen.has(test.id))
        context.addIssue({
          code: 'custom',
          path: ['cases', i, 'id'],
          message: `the id "${test.id}" is used twice`,
        });
      if (hidden && !test.hidden)
        context.addIssue({
          code: 'custom',
          path: ['cases', i, 'hidden'],
          message: 'visible cases come before hidden ones',
        });
      seen.add(test.id);
      hidden ||= test.hidden;
    }
  });
export type CodeTests = z.infer<typeof codeTests>;

/**
 * `recorded.json`, written by a script and not by hand: hidden cases that compare with a recording. They come after
 * those of `tests.yaml`, with the ids `recorded-1`, `recorded-2`, …
 */
export const codeRecording = z.strictObject({
  /** Program, version and seed behind the numbers. */
  recordedWith: z.record(z.string(), z.union([z.string(), z.number()])),
  probe: nameByLanguage,
  cases: z
    .array(z.strictObject({ says: z.string().min(5), args: z.array(z.json()), expected: value }))
    .min(1),
});

/** Lines of the solution, and the lines in their place; see `changed-lines.ts`. */
const change = z.strictObject({ find: z.string().min(1), replace: z.string() });

/**
 * `mistakes.yaml`: foreseen mistakes, the most important first. A program that makes the mistake is the solution with
 * a `change`, or a file of its own, `mistakes/<id>.ts` (or `.py`); the content test proves that it earns this message.
 */
export const codeMistakes = z.array(
  z.strictObject({
    id,
    /** Names the slip and the next step, never the solution. */
    message: z.string().min(10),
    /**
     * What the mistake makes of cases, by their id: all must fit. `{ throws: RangeError }` for an exception, a list of
     * names where languages call it differently: `{ throws: [RangeError, RecursionError] }`.
     */
    produces: z
      .record(z.string(), value)
      .refine((cases) => Object.keys(cases).length > 0, { error: 'name at least one case' }),
    /** By language: what makes the mistake out of the solution. */
    change: z.partialRecord(language, z.array(change).min(1)).optional(),
  }),
);
