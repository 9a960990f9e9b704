/** The words on a wire: the local derivative, and below it what travels back. Their ground lies below all boxes. */
import { useMemo } from 'preact/hooks';
import { digitsPx, digitsWidth, smaller } from '../../viz/fit-digits.ts';
import type { PlanEdge } from '../../viz/graph-plan.ts';
import type { SceneEdge } from '../../viz/graph-scene.ts';
import type { PlacedWire } from '../../viz/layout.ts';
import { widthInEms } from '../../viz/math-text.ts';
import { EQUALS, SvgMath } from './MathText.tsx';

const DIGITS_PX = 12.5;
/** A mark and the space after it. */
const MARK = 16;

interface LabelProps {
  readonly wire: PlacedWire;
  readonly edge: PlanEdge;
  readonly state: SceneEdge;
  /** What hides the wire behind the words, or the words. */
  readonly ground?: boolean;
}

export function WireLabel(props: LabelProps) {
  const { wire, state } = props;
  const { local, message, asked, flow } = state;
  return useMemo(() => <LabelBody {...props} />, [wire, local, message, asked, flow]);
}

function LabelBody({ wire, edge, state, ground }: LabelProps) {
  const { local, message, asked, flow } = state;
  if (local === undefined && message === undefined && asked === undefined) return null;
  const digits = `${asked === 'local' ? '?' : local}${flow === 'slip' ? ' ✗' : ''}`;
  const formula = asked === 'local' || edge.local.length === 0 ? [] : [...edge.local, EQUALS];
  const lines = message !== undefined || asked === 'message' ? 2 : 1;
  const top = wire.labelY - (lines === 2 ? 8 : 0);
  const lower = (asked === 'message' ? undefined : message) ?? '?';
  const before = 12 * widthInEms(formula);
  const room = wire.labelRoom - MARK;
  const upperPx = digitsPx(digits, DIGITS_PX, room - before);
  const lowerPx = digitsPx(lower, DIGITS_PX, room);
  const look = flow === undefined ? 'gd-label' : `gd-label gd-label--${flow}`;
  if (ground) {
    const lowest = lines === 2 ? digitsWidth(lower, lowerPx) : 0;
    const width = MARK + 4 + Math.max(before + digitsWidth(digits, upperPx), lowest);
    return (
      <g class={look}>
        <rect x={wire.labelX - width / 2} y={top - 8} width={width} height={lines * 16.5} rx={3} />
      </g>
    );
  }
  return (
    <g class={look}>
      {(local !== undefined || asked === 'local') && (
        <text
          x={wire.labelX}
          y={top + 4.5}
          text-anchor="middle"
          class={`gd-local${asked === 'local' ? ' gd-asked' : ''}`}
        >
          <tspan class="gd-mark">∂</tspan> <SvgMath runs={formula} />
          <tspan class="gd-digits" style={smaller(upperPx, DIGITS_PX)}>
            {digits}
          </tspan>
        </text>
      )}
      {lines === 2 && (
        <text
          x={wire.labelX}
          y={top + 20.5}
          text-anchor="middle"
          class={`gd-message${asked === 'message' ? ' gd-asked' : ''}`}
        >
          <tspan class="gd-mark">◂</tspan>{' '}
          <tspan class="gd-digits" style={smaller(lowerPx, DIGITS_PX)}>
            {lower}
          </tspan>
        </text>
      )}
    </g>
  );
}
