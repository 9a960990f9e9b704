/** What authors may write on `<LossCurves />`. */
import { z } from 'astro/zod';

export const lossCurvesProps = z.strictObject({
  /** Sizes of the network from the inputs to the output, such as `[2, 4, 4, 1]`: two inputs and one output. */
  sizes: z.array(z.number().int().positive()).min(2),
  /** The learning rate. */
  rate: z.number().positive(),
  /** How many steps are drawn. */
  steps: z.number().int().min(1).max(1000),
  /** One curve each, at most four. */
  runs: z
    .array(
      z.strictObject({
        /** Stands beside the curve. */
        name: z.string().min(1).max(12),
        /** `false`: gradients are never reset, as when that line of the loop is missing. */
        reset: z.boolean().default(true),
        /** Replaces the common rate. */
        rate: z.number().positive().optional(),
      }),
    )
    .min(1)
    .max(4),
  /** One or two sentences below the figure: what to see in it. */
  caption: z.string().min(10),
});
