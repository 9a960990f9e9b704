/** How many nodes of the graph some name still leads to, after each line that has run: counted on the engine's graph. */
import type { Trace } from '../../runtime/script/trace-types.ts';

interface Props {
  readonly trace: Trace;
  /** Steps done. */
  readonly position: number;
}

export function Memory({ trace, position }: Props) {
  const lines = trace.steps.flatMap((step, i) => (step.kind === 'line' ? [{ step, at: i + 1 }] : []));
  const most = Math.max(1, ...lines.map(({ step }) => step.nodesAlive));
  return (
    <div class="al-memory">
      <p class="al-memory-title">Nodes of the graph that are alive after each line</p>
      <ol>
        {lines.map(({ step, at }) => (
          <li key={at} data-later={at > position} aria-current={at === position ? 'step' : undefined}>
            <span class="al-memory-line">
              line {step.line}
              {step.turn !== '' && `, ${step.turn}`}
            </span>
            <span class="al-memory-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * (at > position ? 0 : step.nodesAlive)) / most}%` }} />
            </span>
            <span class="al-memory-count">{at > position ? '…' : step.nodesAlive}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
