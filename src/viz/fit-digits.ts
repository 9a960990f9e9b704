/** Numbers are set in a font whose characters are equally wide: a long one is set smaller, to stay in its place. */

/** A character's share of the font's size, as the style sheet sets it. */
const DIGIT = 0.6;
const SMALLEST_PX = 8;

/** The size, at most `largestPx`, at which `text` takes no more than `roomPx`; never too small to be read. */
export function digitsPx(text: string, largestPx: number, roomPx: number): number {
  return Math.max(SMALLEST_PX, Math.min(largestPx, roomPx / (DIGIT * text.length)));
}

export function digitsWidth(text: string, sizePx: number): number {
  return DIGIT * sizePx * text.length;
}

/** What an element set smaller than the style sheet says needs as its style. */
export function smaller(px: number, usualPx: number): { readonly fontSize: number } | undefined {
  return px < usualPx ? { fontSize: px } : undefined;
}
