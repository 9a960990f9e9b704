/** One run to step through: script, what the step did, graph, tables. Used by the figure and by every exercise. */
import { useEffect, useState } from 'preact/hooks';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { Stepper } from '../../ui/Stepper.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { Code } from './Code.tsx';
import { Drawing } from './Drawing.tsx';
import { Memory } from './Memory.tsx';
import { Names, Nodes, WholeRun } from './Tables.tsx';

interface Props {
  readonly trace: Trace;
  readonly start: number | 'end';
  readonly memory?: boolean;
}

const STEP_MS = 1800;

export function Lab({ trace, start, memory = false }: Props) {
  const { steps, failure } = trace;
  const [position, setPosition] = useState(start === 'end' ? steps.length : Math.min(start, steps.length));
  const [playing, setPlaying] = useState(false);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (position >= steps.length) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setPosition(position + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, position, steps.length]);

  const seek = (to: number): void => {
    setPlaying(false);
    setMoved(true);
    setPosition(Math.max(0, Math.min(steps.length, to)));
  };
  const play = (): void => {
    setMoved(true);
    if (position >= steps.length) setPosition(0);
    setPlaying(true);
  };
  const step = steps[position - 1];
  const failed = step?.kind === 'error';
  const title = step === undefined ? 'Before the first line' : step.title;
  const says =
    step === undefined ? ['Nothing has run yet. Predict what the first line makes, then step.'] : step.says;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const keys: Record<string, () => void> = {
      ArrowRight: () => seek(position + 1),
      ArrowLeft: () => seek(position - 1),
      Home: () => seek(0),
      End: () => seek(steps.length),
      ' ': () => (playing ? setPlaying(false) : play()),
    };
    if (keys[event.key] === undefined) return;
    event.preventDefault();
    keys[event.key]?.();
  };
  return (
    <div class="al-lab" data-wide-from={wideFrom(trace)}>
      <Code
        rows={trace.rows}
        line={step?.line}
        failed={failed}
        cause={failed ? failure?.causedBy : undefined}
        turn={step?.turn}
      />
      <div class="al-controls">
        <Stepper
          position={position}
          length={steps.length}
          playing={playing}
          spoken={title}
          onSeek={seek}
          onPlay={play}
          onPause={() => setPlaying(false)}
        />
      </div>
      <div class="al-say" data-failed={failed}>
        <p class="al-say-title">{title}</p>
        {says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {failed && failure !== null && <FailureBox failure={failure} />}
      </div>
      <p class="gw-visually-hidden" role="status">
        {moved ? [title, ...says, failed ? failure?.message : ''].join('. ') : ''}
      </p>
      {trace.boxes.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, this groups the parts of a picture
        <div
          class="al-stage gw-focusable"
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys step through the run here
          tabIndex={0}
          aria-label="Graph. Right and left arrow keys step, Home and End jump, Space plays."
          onKeyDown={onKeyDown}
        >
          <Drawing trace={trace} step={step} direction="right" label={labelOf(trace, position)} />
          <Drawing trace={trace} step={step} direction="down" label={labelOf(trace, position)} />
        </div>
      )}
      {memory && <Memory trace={trace} position={position} />}
      <details class="al-twin">
        <summary>The same as tables, and the whole run</summary>
        <Names step={step} />
        <Nodes trace={trace} step={step} />
        <p class="al-run-title">The whole run</p>
        <WholeRun trace={trace} />
      </details>
    </div>
  );
}

/** Advice is a line of code to write, or a sentence about it. */
const isSentence = (advice: string): boolean => /^Or |\.$/.test(advice);

function FailureBox({ failure }: { readonly failure: NonNullable<Trace['failure']> }) {
  return (
    <div class="al-failure">
      {failure.code !== 'script' && (
        <blockquote>
          <span class="al-failure-kind">RuntimeError</span> {failure.message}
        </blockquote>
      )}
      {failure.code === 'script' && <p>{failure.message}</p>}
      {failure.instead.length > 0 && (
        <>
          <p class="al-instead-title">Instead:</p>
          <ul>
            {failure.instead.map((one) => (
              <li key={one}>{isSentence(one) ? one : <code>{one}</code>}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The picture in one sentence. */
function labelOf(trace: Trace, position: number): string {
  const step = trace.steps[position - 1];
  if (step === undefined) return 'The graph, still empty';
  const nodes = step.boxes.filter((_, i) => trace.boxes[i]?.kind === 'node').length;
  const tensors = step.boxes.length - nodes;
  return `Graph after step ${position}: ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${tensors} ${tensors === 1 ? 'tensor' : 'tensors'} without history. The tables below say the same.`;
}
