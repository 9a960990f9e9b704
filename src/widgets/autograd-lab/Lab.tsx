/** One run to step through: script, what the step did, graph, tables. Used by the figure and by every exercise. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { runScene } from '../../runtime/script/scene.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { Stage } from '../../ui/graph/Stage.tsx';
import { SaveRow } from '../../ui/SaveRow.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { Code } from './Code.tsx';
import { Memory } from './Memory.tsx';
import { Names, Nodes, WholeRun } from './Tables.tsx';

interface Props {
  readonly trace: Trace;
  readonly start: number | 'end';
  readonly memory?: boolean;
  /** The address of this run at this step, where there is one. */
  link?: () => string;
  /** Told of every step the reader takes. */
  onStep?(position: number): void;
}

const STEP_MS = 1800;

export function Lab({ trace, start, memory = false, link, onStep }: Props) {
  const { steps, failure } = trace;
  const [position, setPosition] = useState(start === 'end' ? steps.length : Math.min(start, steps.length));
  const [playing, setPlaying] = useState(false);
  const [moved, setMoved] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const report = useRef(onStep);
  report.current = onStep;
  useEffect(() => {
    if (moved) report.current?.(position);
  }, [moved, position]);
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
  const onKey = (key: string): boolean => {
    const keys: Record<string, () => void> = {
      ArrowRight: () => seek(position + 1),
      ArrowLeft: () => seek(position - 1),
      Home: () => seek(0),
      End: () => seek(steps.length),
      ' ': () => (playing ? setPlaying(false) : play()),
    };
    keys[key]?.();
    return key in keys;
  };
  return (
    <div class="al-lab" data-wide-from={wideFrom(trace.plan)} ref={root}>
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
        <Stage
          plan={trace.plan}
          scene={runScene(trace, step)}
          beat={position}
          backward
          label={labelOf(trace, position)}
          keys="Right and left arrow keys step, Home and End jump, Space plays."
          onKey={onKey}
        />
      )}
      {memory && <Memory trace={trace} position={position} />}
      <details class="al-twin">
        <summary>The same as tables, and the whole run</summary>
        <Names step={step} />
        <Nodes trace={trace} step={step} />
        <p class="al-run-title">The whole run</p>
        <WholeRun trace={trace} />
      </details>
      <SaveRow
        what="the run"
        file="autograd"
        picture={() =>
          [...(root.current?.querySelectorAll('.gd-drawing') ?? [])].find(
            (svg) => svg.getClientRects().length > 0,
          )
        }
        csv={async () => (await import('./run-csv.ts')).runCsv(trace)}
        {...(link && { link })}
      />
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
