/** What authors may write on `<AutogradLab />`. */
import { z } from 'astro/zod';

export const labProps = z
  .strictObject({
    /** A key of `content/autograd/scripts.yaml`; or several, shown as a choice. */
    script: z.union([z.string(), z.array(z.string()).min(2)]),
    /** Show how many nodes of the graph are alive after each line. */
    memory: z.boolean().default(false),
    /** The moment shown at first: `end`, or a number of steps. */
    start: z.union([z.literal('end'), z.number().int().nonnegative()]).default(1),
    /** One or two sentences below the figure: what to see in it. */
    caption: z.string().min(10).optional(),
  })
  .transform(({ script, ...rest }) => ({ ...rest, scripts: Array.isArray(script) ? script : [script] }));
