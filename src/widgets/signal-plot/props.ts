/** What authors may write on `<SignalPlot />`. */
import { z } from 'astro/zod';

export const signalPlotProps = z.strictObject({
  /** One line each, at most four. */
  runs: z
    .array(
      z.strictObject({
        /** Stands beside the line. */
        name: z.string().min(1).max(12),
        /** How the weights start; `normal` has the standard deviation `scale`. */
        init: z.enum(['normal', 'xavier', 'he', 'pytorch']),
        scale: z.number().positive().default(1),
        activation: z.enum(['tanh', 'relu']),
      }),
    )
    .min(1)
    .max(4),
  /** Number of equal layers. */
  depth: z.number().int().min(2).max(20).default(10),
  /** Units of every layer. */
  width: z.number().int().min(1).max(256).default(100),
  /** One or two sentences below the figure: what to see in it. */
  caption: z.string().min(10),
});
