/** Where the drawing stands: both directions are there, the style sheet shows the one the column has room for. */
import type { ComponentProps, Ref } from 'preact';
import { Drawing } from './Drawing.tsx';

type Props = Omit<ComponentProps<typeof Drawing>, 'direction'> & {
  readonly stageRef?: Ref<HTMLDivElement>;
  /** What the arrow keys do here; without it the drawing takes no focus. */
  readonly keys?: string;
  onKey?(key: string): boolean;
};

export function Stage({ stageRef, keys, onKey, ...drawing }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    if (onKey?.(event.key)) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, this groups the parts of a picture
    <div
      ref={stageRef}
      class="gg-stage gw-focusable"
      role="group"
      tabIndex={keys === undefined ? undefined : 0}
      aria-label={keys === undefined ? 'Graph' : `Graph. ${keys}`}
      onKeyDown={onKeyDown}
    >
      <Drawing {...drawing} direction="right" />
      <Drawing {...drawing} direction="down" />
    </div>
  );
}
