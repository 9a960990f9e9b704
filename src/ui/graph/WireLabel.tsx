/** The words on a wire: the local derivative, and below it what travels back. */
import { useMemo } from 'preact/hooks';
import type { PlanEdge } from '../../viz/graph-plan.ts';
import type { SceneEdge } from '../../viz/graph-scene.ts';
import type { PlacedWire } from '../../viz/layout.ts';
import { type MathRun, widthInEms } from '../../viz/math-text.ts';
import { SvgMath } from './MathText.tsx';

const EQUALS: MathRun = { text: ' = ' };
/** Pixels that a character takes, as the style sheet sets it. Longer numbers are set smaller, to stay off the boxes. */
const DIGIT = 7.5;
const SMALL_DIGIT = 6.3;
const LONG = 7;

interface LabelProps {
  readonly wire: PlacedWire;
  readonly edge: PlanEdge;
  readonly state: SceneEdge;
}

export function WireLabel(props: LabelProps) {
  const { wire, state } = props;
  const { local, message, asked, flow } = state;
  return useMemo(() => <LabelBody {...props} />, [wire, local, message, asked, flow]);
}

function LabelBody({ wire, edge, state }: LabelProps) {
  const { local, message, asked, flow } = state;
  if (local === undefined && message === undefined && asked === undefined) return null;
  const digits = `${asked === 'local' ? '?' : local}${flow === 'slip' ? ' ✗' : ''}`;
  const formula = asked === 'local' ? [] : edge.local;
  const lines = message !== undefined || asked === 'message' ? 2 : 1;
  const top = wire.labelY - (lines === 2 ? 8 : 0);
  const lower = message ?? '?';
  const upper = 12 * widthInEms(formula.length > 0 ? [...formula, EQUALS] : []) + widthOf(digits);
  const width = 16 + Math.max(upper, lines === 2 ? widthOf(lower) : 0);
  return (
    <g class={flow === undefined ? 'gd-label' : `gd-label gd-label--${flow}`}>
      <rect x={wire.labelX - width / 2 - 2} y={top - 8} width={width + 4} height={lines * 16.5} rx={3} />
      {(local !== undefined || asked === 'local') && (
        <text
          x={wire.labelX}
          y={top + 4.5}
          text-anchor="middle"
          class={`gd-local${asked === 'local' ? ' gd-asked' : ''}`}
        >
          <tspan class="gd-mark">∂</tspan> <SvgMath runs={formula.length > 0 ? [...formula, EQUALS] : []} />
          <tspan class={classOf(digits)}>{digits}</tspan>
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
          <tspan class={classOf(lower)}>{asked === 'message' ? '?' : message}</tspan>
        </text>
      )}
    </g>
  );
}

const isLong = (digits: string): boolean => digits.length > LONG;
const widthOf = (digits: string): number => digits.length * (isLong(digits) ? SMALL_DIGIT : DIGIT);
const classOf = (digits: string): string => (isLong(digits) ? 'gd-digits gd-digits--long' : 'gd-digits');
