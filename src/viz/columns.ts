/** From which width of the column the drawing runs to the right; below it runs down. The style sheet has a rule each. */
const WIDTHS_REM = [24, 30, 36, 42, 50, 58, 68] as const;
/** Text set at 16 px and shown at this scale is 12 px high, the least we ask anybody to read. */
const SMALLEST_SCALE = 0.75;
const PX_PER_REM = 16;

export function wideFrom(plan: { readonly wide: { readonly width: number } }): number | 'never' {
  return WIDTHS_REM.find((width) => width * PX_PER_REM >= plan.wide.width * SMALLEST_SCALE) ?? 'never';
}
