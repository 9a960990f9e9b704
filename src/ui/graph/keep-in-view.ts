/**
 * A drawing wider than its frame, as on a phone: the frame scrolls sideways to the node that is lit. Where none is, it
 * begins in the middle, where the wires of a wide graph meet.
 */
const MARGIN_PX = 24;

export function keepInView(frame: HTMLElement | null): void {
  if (frame === null || frame.scrollWidth <= frame.clientWidth) return;
  const middle = (box: DOMRect): number => box.left + box.width / 2;
  const here = frame.getBoundingClientRect();
  const lit = [...frame.querySelectorAll('[data-lit]')]
    .map((node) => node.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  if (lit.length === 0) {
    if (frame.scrollLeft === 0) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
    return;
  }
  const [left, right] = [Math.min(...lit.map((box) => box.left)), Math.max(...lit.map((box) => box.right))];
  if (left >= here.left + MARGIN_PX && right <= here.right - MARGIN_PX) return;
  const target = right - left < here.width ? (left + right) / 2 : middle(lit[0] as DOMRect);
  frame.scrollLeft += target - middle(here);
}
