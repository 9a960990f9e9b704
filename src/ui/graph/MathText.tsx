/** Formulas set from runs: inside a drawing as tspans, in a line of text as inline elements. */
import type { MathRun, Piece } from '../../viz/math-text.ts';
import './graph.css';

export const EQUALS: MathRun = { text: ' = ' };

/** Runs inside an SVG `<text>`. Raised and lowered pieces shift the baseline and shift it back. */
export function SvgMath({ runs }: { readonly runs: readonly MathRun[] }) {
  let height = 0;
  return (
    <>
      {runs.map((run, index) => {
        const up = run.raised ? -0.45 : 0;
        const shift = up - height;
        height = up;
        const key = `${index}${run.text}`;
        return (
          <>
            <tspan
              key={key}
              dy={shift === 0 ? undefined : `${shift}em`}
              class={`${run.name === undefined ? 'gd-roman' : 'gd-letter'}${run.raised ? ' gd-small' : ''}${run.bar ? ' gd-bar' : ''}`}
            >
              {run.text}
            </tspan>
            {run.subscript !== undefined && (
              <>
                <tspan class="gd-small" dy="0.25em">
                  {run.subscript}
                </tspan>
                <tspan dy="-0.25em">{'\u200b'}</tspan>
              </>
            )}
          </>
        );
      })}
    </>
  );
}

const MARKS = { forward: '▸', local: '∂', grad: '◂' } as const;

/** A sentence with formulas and marked numbers. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, index) => {
        const key = `${index}`;
        if (typeof piece === 'string') return piece;
        if ('math' in piece) return <HtmlMath key={key} runs={piece.math} />;
        return (
          <span key={key} class={`gd-number gw-${piece.tone}`}>
            <span class="gd-mark" aria-hidden="true">
              {MARKS[piece.tone]}
            </span>
            {piece.number}
          </span>
        );
      })}
    </>
  );
}

/** Longer formulas may break over lines. */
const LONG = 9;

export function HtmlMath({ runs }: { readonly runs: readonly MathRun[] }) {
  return (
    <span class={runs.length > LONG ? 'gd-math gd-math--long' : 'gd-math'}>
      {runs.map((run, index) => {
        const body = (
          <>
            {run.name === undefined ? run.text : <i class={run.bar ? 'gd-bar' : undefined}>{run.text}</i>}
            {run.subscript !== undefined && <sub>{run.subscript}</sub>}
          </>
        );
        const key = `${index}${run.text}`;
        return run.raised ? <sup key={key}>{body}</sup> : <span key={key}>{body}</span>;
      })}
    </span>
  );
}
