/** What an author may write on `<GradientGraph>`. */
import { z } from 'astro/zod';

export const graphProps = z.strictObject({
  /** The function in the course's formula language, such as `(x+y)*y`. */
  expression: z.string().min(1),
  /** Names for the operations in order: `['s = x + y', 'f = s * y']`. Without them names are given. */
  steps: z.array(z.string()).optional(),
  /** A number for every input. */
  at: z.record(z.string(), z.number()),
  /** How much is drawn: forward values only, local derivatives too, or gradients as well. Default: all. */
  show: z.enum(['forward', 'local', 'all']).default('all'),
  /**
   * What the reader does. `watch`: step through both passes. `predict`: type each number before it is shown. `paths`:
   * see every path from an input, with its product, and the sum. `nudge`: change an input by h and compare Δf/h with
   * the gradient. `orders`: the backward pass in right and wrong orders, and in one's own. `counts`: one's own order
   * alone, with what each node still waits for. Default: watch.
   */
  mode: z.enum(['watch', 'predict', 'paths', 'nudge', 'orders', 'counts']).default('watch'),
  /** `hero`: no player, both passes always visible, inputs to drag; for a page's first screen. */
  variant: z.enum(['player', 'hero']).default('player'),
  /** One sentence under the figure. */
  caption: z.string().optional(),
});
