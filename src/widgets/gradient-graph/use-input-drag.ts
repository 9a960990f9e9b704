/** Input boxes move their number when they are dragged sideways. The one place where d3 touches elements. */
import { drag } from 'd3-drag';
import { select } from 'd3-selection';
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
    if (stage.current === null) return;
    const boxes = select(stage.current).selectAll<SVGGElement, unknown>('[data-input]');
    let startX = 0;
    let startValue = 0;
    const behavior = drag<SVGGElement, unknown>()
      .container(() => document.documentElement)
      .on('start', function (event: { x: number }) {
        startX = event.x;
        startValue = latest.current.inputs[this.dataset.input ?? ''] ?? 0;
      })
      .on('drag', function (event: { x: number }) {
        const moved = startValue + (event.x - startX) / PIXELS_PER_UNIT;
        const rounded = Math.round(moved / step) * step;
        latest.current.onValue(this.dataset.input ?? '', Number(rounded.toFixed(6)));
      });
    // Up and down stays the page's: only sideways is ours.
    boxes.call(behavior).style('touch-action', 'pan-y');
    return () => {
      boxes.on('.drag', null);
    };
  }, [stage, step]);
}
