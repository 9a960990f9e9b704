/** From which width of the column the drawing runs to the right; below it runs down. The style sheet has a rule each. */
import type { Drawing } from './layout.ts';

const WIDTHS_REM = [24, 30, 36, 42, 50, 58, 68] as const;
/** Text set at 16 px and shown at this scale is 12 px high, the least we ask anybody to read. */
const SMALLEST_SCALE = 0.75;
const PX_PER_REM = 16;

export function wideFrom(plan: { readonly wide: { readonly width: number } }): number | 'never' {
  return WIDTHS_REM.find((width) => width * PX_PER_REM >= plan.wide.width * SMALLEST_SCALE) ?? 'never';
}

/** A drawing that runs down may have this many layers: more would be longer than a screen or two. */
const MOST_LAYERS = 7;
/** A drawing that runs to the right may be this high, in pixels: running down it would be as wide. */
const HIGHEST = 1600;

export interface BothWays {
  /** Running to the right, for wide columns. */
  readonly wide: Drawing;
  /** Running down, for narrow columns. Absent where the drawing is too large to be read whole. */
  readonly narrow: Drawing | undefined;
}

export function bothWays(draw: (direction: 'right' | 'down') => Drawing): BothWays {
  const wide = draw('right');
  const long = wideFrom({ wide }) === 'never' && wide.boxes.some(({ layer }) => layer >= MOST_LAYERS);
  return { wide, narrow: long || wide.height > HIGHEST ? undefined : draw('down') };
}
