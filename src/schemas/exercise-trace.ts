/**
 * `trace.yaml` beside a code exercise whose learner writes an engine: small programs that can be made with the learner's
 * class, walked back and laid beside ours, node by node.
 */
import { z } from 'astro/zod';

export const codeTrace = z.strictObject({
  /** The learner's class. It has `value`, `grad`, `backward()` and the operations; `edges` are read where there are any. */
  class: z.string().min(1),
  programs: z
    .array(
      z.strictObject({
        /** The test it belongs to, by id: when that test fails, this program is shown first. */
        case: z.string(),
        /** The program as one formula. */
        expression: z.string(),
        /** One operation a line, as in `GradientGraph`. */
        steps: z.array(z.string()).default([]),
        /** A number for each input. */
        at: z.record(z.string(), z.number()),
      }),
    )
    .min(1),
});
export type CodeTrace = z.infer<typeof codeTrace>;
