/**
 * Zoom and pan for drawings larger than the column: pinch, ctrl and wheel, or the buttons; dragging pans. d3 holds
 * the transform and writes it to one group. The picture moves by itself only to keep in sight what is looked at.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Drawing, PlacedBox } from '../../viz/layout.ts';

export interface ZoomControls {
  zoomBy(factor: number): void;
  fitAll(): void;
  /** Moves the picture if the box is not in sight and could be read if it were. */
  reveal(box: PlacedBox): void;
}

const CLOSEST = 2;
const MARGIN = 12;
/** Text set at 16 px is 5 px high at this scale. */
const FAR = 0.32;
/** Where the whole would be too small to read, its end is shown at this scale. */
const READABLE = 0.75;

/**
 * Attaches to the visible drawing inside `stage` while `enabled`; d3-zoom is loaded only then. `lit` is the box that
 * is looked at.
 */
export function useZoom(
  stage: RefObject<HTMLElement>,
  enabled: boolean,
  drawing: Drawing,
  lit: PlacedBox | undefined,
): RefObject<ZoomControls> {
  const controls = useRef<ZoomControls>(null);
  const watcher = useRef<IntersectionObserver>(null);

  useEffect(() => {
    if (!enabled || stage.current === null) return;
    const box = stage.current;
    let stop = (): void => {};
    let canceled = false;
    const attach = async (): Promise<void> => {
      const [{ zoom, zoomIdentity, zoomTransform }, { select }] = await Promise.all([
        import('d3-zoom'),
        import('d3-selection'),
      ]);
      const svg = box.querySelector<SVGSVGElement>('svg.gd-drawing');
      const group = svg?.querySelector('g.gd-zoom');
      if (canceled || !svg || !group) return;
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
      controls.current = { fitAll, reveal, zoomBy: (factor) => selected.call(behavior.scaleBy, factor) };
      stop = () => {
        selected.on('.zoom', null);
        controls.current = null;
      };
    };
    void attach();
    // Words are laid out only where they are in sight, or nearly: of hundreds of boxes that is a screenful.
    const near = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) target.toggleAttribute('data-near', isIntersecting);
      },
      { root: box, rootMargin: '120px' },
    );
    watcher.current = near;
    return () => {
      canceled = true;
      near.disconnect();
      stop();
    };
  }, [stage, enabled, drawing]);

  // Words on wires come and go with the steps; one that is watched already is not watched twice.
  useEffect(() => {
    if (!enabled) return;
    for (const part of stage.current?.querySelectorAll('.gd-node, .gd-label') ?? [])
      watcher.current?.observe(part);
  });

  useEffect(() => {
    if (lit !== undefined) controls.current?.reveal(lit);
  }, [lit]);

  return controls;
}
