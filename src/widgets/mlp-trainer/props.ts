/** What an author may write on `<MLPTrainer>`. `data`, `network` and `training` are those of `src/training/spec.ts`. */
import { z } from 'astro/zod';
import { readSetup } from '../../training/spec.ts';
import { KNOBS } from './knobs.ts';

export const trainerProps = z
  .strictObject({
    /** Which set: `{ kind: 'moons', points: 200, noise: 0.1, seed: 1 }`. */
    data: z.unknown().optional(),
    /** `{ hidden: [8, 8], activation: 'tanh', init: 'xavier' }`. */
    network: z.unknown().optional(),
    /** `{ optimizer: 'sgd', rate: 0.3, batch: 0, loss: 'crossEntropy', seed: 1, precision: 'float32' }`. */
    training: z.unknown().optional(),
    /** Play pauses at this step. Default 500. */
    until: z.number().int().min(1).max(100_000).default(500),
    /** What the reader may change. Default: everything. `[]` for nothing. */
    knobs: z.array(z.enum(KNOBS)).default([...KNOBS]),
    /** Which panels stand open at first. Default none: plane and loss are always there. */
    open: z.array(z.enum(['settings', 'layers', 'weights', 'check', 'table', 'plane'])).default([]),
    /** One sentence under the figure. */
    caption: z.string().optional(),
  })
  .transform(({ data, network, training, ...rest }, context) => {
    const read = readSetup({
      ...(data !== undefined && { data }),
      ...(network !== undefined && { network }),
      ...(training !== undefined && { training }),
    });
    if (read.ok) return { ...rest, setup: read.setup };
    for (const message of read.problems) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

export type Panel = z.infer<typeof trainerProps>['open'][number];
