/** What zooms and pans a drawing, with d3: fetched with the first drawing that needs it. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { Drawing, PlacedBox } from '../../viz/layout.ts';

export interface ZoomControls {
  zoomBy(factor: number): void;
  fitAll(): void;
  /** Moves the picture if the box is not in sight and could be read if it were. */
  reveal(box: PlacedBox): void;
  stop(): void;
}

const CLOSEST = 2;
const MARGIN = 12;
/** Text set at 16 px is 5 px high at this scale. */
const FAR = 0.32;
/** Where the whole would be too small to read, its end is shown at this scale. */
const READABLE = 0.75;

/** d3 holds the transform and writes it to `group`, the picture inside `svg`. */
export function attachZoom(svg: SVGSVGElement, group: Element, drawing: Drawing): ZoomControls {
  const fitScale = (): number =>
    Math.min(
      1,
      (svg.clientWidth - 2 * MARGIN) / drawing.width,
      (svg.clientHeight - 2 * MARGIN) / drawing.height,
    );
  const behavior = zoom<SVGSVGElement, unknown>()
    .scaleExtent([fitScale() / 2, CLOSEST])
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
      // One finger scrolls the page, two move the picture.
      if ('touches' in event) return event.touches.length > 1;
      return event.button === 0;
    })
    .on('zoom', ({ transform }: { transform: { toString(): string; k: number } }) => {
      group.setAttribute('transform', transform.toString());
      svg.dataset.far = String(transform.k < FAR);
    });
  const selected = select(svg);
  selected.call(behavior).style('touch-action', 'pan-x pan-y');
  const show = (x: number, y: number, k: number): void => {
    const [left, top] = [svg.clientWidth / 2 - x * k, svg.clientHeight / 2 - y * k];
    selected.call(behavior.transform, zoomIdentity.translate(left, top).scale(k));
  };
  const fitAll = (): void => show(drawing.width / 2, drawing.height / 2, fitScale());
  const reveal = (target: PlacedBox): void => {
    const { x, y, k } = zoomTransform(svg);
    if (k < FAR) return;
    const [left, top] = [x + target.x * k, y + target.y * k];
    const [right, bottom] = [left + target.width * k, top + target.height * k];
    if (left >= 0 && top >= 0 && right <= svg.clientWidth && bottom <= svg.clientHeight) return;
    show(target.x + target.width / 2, target.y + target.height / 2, k);
  };
  const last = drawing.boxes.at(-1);
  if (fitScale() >= FAR || last === undefined) fitAll();
  else {
    const half = svg.clientWidth / 2 / READABLE;
    show(drawing.width + MARGIN - half, last.y + last.height / 2, READABLE);
  }
  return {
    fitAll,
    reveal,
    zoomBy: (factor) => selected.call(behavior.scaleBy, factor),
    stop: () => selected.on('.zoom', null),
  };
}
