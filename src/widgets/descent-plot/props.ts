/** What authors may write on `<DescentPlot />`. */
import { z } from 'astro/zod';

export const descentPlotProps = z.strictObject({
  /** The loss in the course's formula language, of the one variable w. */
  loss: z.string().min(1),
  /** Where w starts. */
  start: z.number(),
  /** One line each, at most four. */
  rates: z.array(z.number().positive()).min(1).max(4),
  /** How many steps are taken. */
  steps: z.number().int().min(1).max(12),
  /** One or two sentences below the figure: what to see in it. */
  caption: z.string().min(10),
});
