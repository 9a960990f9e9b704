/**
 * Zoom and pan for drawings larger than the column: pinch, ctrl and wheel, or the buttons; dragging pans. d3 holds
 * the transform and writes it to one group; a step of the player never moves the picture.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface ZoomControls {
  zoomBy(factor: number): void;
  fitAll(): void;
}

const CLOSEST = 2;
const MARGIN = 12;

/** Attaches to the visible drawing inside `stage` while `enabled`; d3-zoom is loaded only then. */
export function useZoom(
  stage: RefObject<HTMLElement>,
  enabled: boolean,
  drawing: unknown,
): RefObject<ZoomControls> {
  const controls = useRef<ZoomControls>(null);

  useEffect(() => {
    if (!enabled || stage.current === null || drawing === undefined) return;
    const box = stage.current;
    let stop = (): void => {};
    let canceled = false;
    const attach = async (): Promise<void> => {
      const [{ zoom, zoomIdentity }, { select }] = await Promise.all([
        import('d3-zoom'),
        import('d3-selection'),
      ]);
      const svg = box.querySelector<SVGSVGElement>('svg.gd-drawing');
      const group = svg?.querySelector('g.gd-zoom');
      if (canceled || !svg || !group) return;
      const size = { width: Number(svg.dataset.width), height: Number(svg.dataset.height) };
      const fitScale = (): number =>
        Math.min(
          1,
          (svg.clientWidth - 2 * MARGIN) / size.width,
          (svg.clientHeight - 2 * MARGIN) / size.height,
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
          svg.dataset.far = String(transform.k < 0.4);
        });
      const selected = select(svg);
      selected.call(behavior).style('touch-action', 'pan-x pan-y');
      const fitAll = (): void => {
        const k = fitScale();
        const x = (svg.clientWidth - size.width * k) / 2;
        const y = (svg.clientHeight - size.height * k) / 2;
        selected.call(behavior.transform, zoomIdentity.translate(x, y).scale(k));
      };
      fitAll();
      controls.current = { fitAll, zoomBy: (factor) => selected.call(behavior.scaleBy, factor) };
      stop = () => {
        selected.on('.zoom', null);
        controls.current = null;
      };
    };
    void attach();
    return () => {
      canceled = true;
      stop();
    };
  }, [stage, enabled, drawing]);

  return controls;
}
