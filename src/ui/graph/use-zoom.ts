/**
 * Zoom and pan for drawings larger than the column: pinch, ctrl and wheel, or the buttons; dragging pans. d3 holds
 * the transform and writes it to one group. The picture moves by itself only to keep in sight what is looked at.
 */
import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DrawnPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import type { Sight } from './sight.ts';
import type { ZoomControls } from './zoom.ts';

interface Zoom {
  /** Closer, farther, fit; absent until they would do something. */
  readonly buttons: VNode | undefined;
  /** What is to be drawn; undefined until that is known. */
  readonly sight: Sight | undefined;
}

/** Attaches to the visible drawing inside `stage` while `enabled`; d3-zoom is loaded only then. */
export function useZoom(
  stage: RefObject<HTMLElement>,
  enabled: boolean,
  plan: DrawnPlan,
  scene: Scene,
): Zoom {
  const controls = useRef<ZoomControls>(null);
  const [sight, look] = useState<Sight | undefined>(undefined);
  const [buttons, offer] = useState<VNode | undefined>(undefined);
  const now = useRef(scene);
  now.current = scene;

  useEffect(() => {
    if (!enabled || stage.current === null) return;
    const box = stage.current;
    let canceled = false;
    void import('./zoom.ts').then((zoom) => {
      if (canceled) return;
      controls.current = zoom.attachZoom(box, plan, look, offer);
      controls.current.follow(now.current);
    });
    return () => {
      canceled = true;
      controls.current?.stop();
      controls.current = null;
    };
  }, [stage, enabled, plan]);

  useEffect(() => controls.current?.follow(scene), [scene]);

  return { buttons, sight: sight?.drawing === plan.wide ? sight : undefined };
}
