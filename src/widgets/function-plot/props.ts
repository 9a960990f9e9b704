/** What authors may write on `<FunctionPlot />`. */
import { z } from 'astro/zod';

const interval = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low < high, { error: 'the first number must be the smaller one' });

export const functionPlotProps = z.strictObject({
  /** One panel each: a name to read and a formula in the course's language with the variable z. */
  functions: z
    .array(z.strictObject({ name: z.string().min(1), formula: z.string().min(1) }))
    .min(1)
    .max(4),
  /** What is drawn of the z axis; default −6 to 6. */
  across: interval.default([-6, 6]),
  /** What is drawn of the value axis, the same in all panels. */
  up: interval.default([-1.2, 1.6]),
  /** One or two sentences below the figure: what to see in it. */
  caption: z.string().min(10),
});
