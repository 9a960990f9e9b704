/** What an author may write on `<InitializationLab>`. */
import { z } from 'astro/zod';
import { MOST_RUNS, STARTS } from './starts.ts';

export const labProps = z.strictObject({
  /** Which starts are compared, up to six, in this order. */
  starts: z
    .array(z.enum(STARTS))
    .min(2)
    .max(MOST_RUNS)
    .default(['zeros', 'constant', 'small', 'large', 'xavier', 'pytorch']),
  activation: z.enum(['tanh', 'relu']).default('tanh'),
  /** Hidden layers, and units in each. */
  depth: z.number().int().min(1).max(10).default(8),
  width: z.number().int().min(2).max(64).default(32),
  rate: z.number().positive().max(10).default(0.2),
  seed: z.number().int().min(0).default(1),
  /** Steps of each run. */
  steps: z.number().int().min(10).max(2000).default(300),
  /** A start learns if its test loss gets down to this. */
  goal: z.number().positive().default(0.1),
  /** What is shown: the runs, the table of signals through ten layers, or both. */
  show: z.enum(['runs', 'signals', 'both']).default('both'),
  caption: z.string().optional(),
});
export type LabProps = z.infer<typeof labProps>;
