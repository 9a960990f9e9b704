/** One call is placed, or left out, at marked places of a script, so that a given gradient comes out. */
import { useState } from 'preact/hooks';
import type { Verdict } from '../../grading/verdict.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { Hints } from '../../ui/Hints.tsx';
import { VerdictBox } from '../../ui/Verdict.tsx';
import type { PlaceTask } from './exercise-props.ts';
import { Lab } from './Lab.tsx';
import { Note } from './Note.tsx';
import { fill, judge, places } from './place.ts';
import { Rounds } from './rounds.tsx';
import { runScript } from './run.ts';
import { useDone } from './use-done.ts';

interface Props {
  readonly exercise: string;
  readonly task: PlaceTask;
  readonly first: Trace;
  readonly hints: readonly string[];
}

export default function PlaceView({ exercise, task, first, hints }: Props) {
  const slots = places(task.script);
  const [at, setAt] = useState(0);
  const [on, setOn] = useState<readonly boolean[]>(slots.map(() => false));
  const [trace, setTrace] = useState(first);
  const [runs, setRuns] = useState(0);
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const { done, solved, tried } = useDone(
    exercise,
    task.targets.map(({ value }) => String(value)),
  );
  const target = task.targets[at];
  if (target === undefined) return null;
  const source = fill(task, on);

  const run = async (): Promise<void> => {
    const result = await runScript('trace', { source });
    if (!result.ok) {
      setVerdict({ kind: 'unmarkable', message: result.message });
      return;
    }
    const judged = judge(task, at, result.value);
    setTrace(result.value);
    setRuns(runs + 1);
    setVerdict(judged);
    tried(String(target.value), judged.kind === 'correct');
  };
  const go = (to: number): void => {
    setAt(to);
    setVerdict(undefined);
  };
  return (
    <div class="al al-exercise">
      <Rounds what="Target" count={task.targets.length} current={at} done={done} onGo={go} />
      <p class="al-target">
        Make <code>{task.of}</code> <span class="gw-grad gw-grad--marked">{target.value}</span>.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll with the keyboard too */}
      <pre class="al-placed" tabIndex={0}>
        <code>{source.trimEnd()}</code>
      </pre>
      <fieldset class="al-slots">
        <legend>
          <code>{task.insert}</code> stands behind
        </legend>
        {slots.map((slot, i) => (
          <label key={slot}>
            <input
              type="checkbox"
              checked={on[i] ?? false}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setOn(on.map((old, k) => (k === i ? checked : old)));
                setVerdict(undefined);
              }}
            />
            <code>{slot}</code>
          </label>
        ))}
      </fieldset>
      <div class="al-row">
        <button type="button" class="gw-button gw-button--main" onClick={run}>
          Run and check
        </button>
        {verdict?.kind === 'correct' && at + 1 < task.targets.length && (
          <button type="button" class="gw-button" onClick={() => go(at + 1)}>
            Next target
          </button>
        )}
      </div>
      <div role="status">{verdict !== undefined && <VerdictBox verdict={verdict} />}</div>
      {runs > 0 && <Lab key={runs} trace={trace} start="end" />}
      {runs > 0 && <Note own={false} />}
      {solved && <p class="al-solved">✓ Solved.</p>}
      <Hints hints={hints} html />
    </div>
  );
}
