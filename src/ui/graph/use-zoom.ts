/**
 * Zoom and pan for drawings larger than the column: pinch, ctrl and wheel, or the buttons; dragging pans. d3 holds
 * the transform and writes it to one group. The picture moves by itself only to keep in sight what is looked at.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Drawing, PlacedBox } from '../../viz/layout.ts';
import type { ZoomControls } from './zoom.ts';

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
    let canceled = false;
    const attach = async (): Promise<void> => {
      const { attachZoom } = await import('./zoom.ts');
      const svg = box.querySelector<SVGSVGElement>('svg.gd-drawing');
      const group = svg?.querySelector('g.gd-zoom');
      if (canceled || !svg || !group) return;
      controls.current = attachZoom(svg, group, drawing);
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
      controls.current?.stop();
      controls.current = null;
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
