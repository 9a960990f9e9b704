/** What authors may write on `<NudgePlot />`. */
import { z } from 'astro/zod';

export const nudgePlotProps = z.strictObject({
  /** The function in the course's formula language, of the one variable x. */
  expression: z.string().min(1),
  /** Where it is nudged. */
  at: z.number(),
  /** One or two sentences below the figure: what to see in it. */
  caption: z.string().min(10),
});
