/**
 * Where the drawing stands. Both directions are there and the style sheet shows the one the column has room for; a
 * drawing too large for that gets a frame in which it can be zoomed and moved.
 */
import type { ComponentProps, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { GraphDrawing } from './GraphDrawing.tsx';
import { keepInView } from './keep-in-view.ts';
import { useZoom } from './use-zoom.ts';

type Props = Omit<ComponentProps<typeof GraphDrawing>, 'direction' | 'zoomed' | 'sight'> & {
  readonly stageRef?: RefObject<HTMLDivElement>;
  /** What the arrow keys do here; without it the drawing takes no focus. */
  readonly keys?: string;
  onKey?(key: string): boolean;
};

export function Stage({ stageRef, keys, onKey, ...drawing }: Props) {
  const own = useRef<HTMLDivElement>(null);
  const stage = stageRef ?? own;
  const zoomed = drawing.plan.narrow === undefined;
  const { buttons, sight } = useZoom(stage, zoomed, drawing.plan, drawing.scene);
  useLayoutEffect(() => {
    if (!zoomed) keepInView(stage.current);
  }, [zoomed, drawing.scene]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.target !== event.currentTarget ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    if (onKey?.(event.key)) event.preventDefault();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, this groups the parts of a picture */}
      <div
        ref={stage}
        class={zoomed ? 'gd-stage gd-stage--zoomed gw-focusable' : 'gd-stage gw-focusable'}
        role="group"
        tabIndex={keys === undefined && !zoomed ? undefined : 0}
        aria-label={keys === undefined ? 'Graph' : `Graph. ${keys}`}
        style={zoomed ? { maxHeight: drawing.plan.wide.height + 48 } : undefined}
        onKeyDown={onKeyDown}
      >
        <GraphDrawing {...drawing} direction="right" zoomed={zoomed} sight={sight} />
        {!zoomed && <GraphDrawing {...drawing} direction="down" />}
      </div>
      {zoomed && <div class="gd-zoom-buttons">{buttons}</div>}
    </>
  );
}
