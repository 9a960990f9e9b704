/** Where the reader goes on when the button that was pressed, such as "Next", has gone with what it belonged to. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Moves focus, and with it the view, to the element of `to` when `stage` has changed and focus was lost with a button
 * that is no longer there. A reader who went on in another way keeps their place.
 */
export function useArrival(stage: unknown, to: RefObject<HTMLElement>): void {
  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    if (document.activeElement === document.body) to.current?.focus();
  }, [stage, to]);
}
