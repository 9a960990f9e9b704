/** Input boxes move their number when they are dragged sideways, by mouse, pen or finger. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Env } from '../../expr/types.ts';

const PIXELS_PER_UNIT = 28;

export function useInputDrag(
  stage: RefObject<HTMLElement>,
  inputs: Env,
  step: number,
  onValue: (id: string, value: number) => void,
): void {
  const latest = useRef({ inputs, onValue });
  latest.current = { inputs, onValue };

  useEffect(() => {
    const place = stage.current;
    if (place === null) return undefined;
    const stop = new AbortController();
    for (const box of place.querySelectorAll<SVGGElement>('[data-input]')) {
      const id = box.dataset.input ?? '';
      let start: { readonly x: number; readonly value: number } | undefined;
      // Up and down stays the page's: only sideways is ours.
      box.style.touchAction = 'pan-y';
      const on = (
        type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
        act: (e: PointerEvent) => void,
      ) => box.addEventListener(type, act, { signal: stop.signal });
      on('pointerdown', (event) => {
        if (!event.isPrimary || event.button !== 0) return;
        event.preventDefault(); // no text is selected on the way
        start = { x: event.clientX, value: latest.current.inputs[id] ?? 0 };
        box.setPointerCapture(event.pointerId);
      });
      on('pointermove', (event) => {
        if (start === undefined) return;
        const moved = start.value + (event.clientX - start.x) / PIXELS_PER_UNIT;
        latest.current.onValue(id, Number((Math.round(moved / step) * step).toFixed(6)));
      });
      const release = (): void => {
        start = undefined;
      };
      on('pointerup', release);
      on('pointercancel', release);
    }
    return () => stop.abort();
  }, [stage, step]);
}
