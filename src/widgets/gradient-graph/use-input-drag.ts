/** Input boxes move their number when they are dragged sideways, by mouse, pen or finger. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Env } from '../../expr/types.ts';

const PIXELS_PER_UNIT = 28;

interface Drag {
  readonly id: string;
  readonly x: number;
  readonly value: number;
}

/** Listens to the whole stage: in a large drawing, boxes come into sight and leave it. */
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
    if (place === null) return;
    let start: Drag | undefined;
    place.onpointerdown = (event) => {
      start = undefined; // a second finger is no drag
      const box = (event.target as Element).closest<SVGElement>('[data-input]');
      if (box === null || !event.isPrimary || event.button !== 0) return;
      event.preventDefault(); // no text is selected on the way, and no picture is moved
      const id = box.dataset.input ?? '';
      start = { id, x: event.clientX, value: latest.current.inputs[id] ?? 0 };
      place.setPointerCapture(event.pointerId);
    };
    place.onpointermove = (event) => {
      if (start === undefined) return;
      const moved = start.value + (event.clientX - start.x) / PIXELS_PER_UNIT;
      latest.current.onValue(start.id, Number((Math.round(moved / step) * step).toFixed(6)));
    };
    place.onlostpointercapture = () => {
      start = undefined;
    };
  }, [stage, step]);
}
