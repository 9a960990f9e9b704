/** Draws the asked gradients, fetches the marker when the learner begins, keeps the draft and reports results. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import type { Question } from './marker.ts';
import {
  type Action,
  act,
  draftOf,
  emptyWork,
  isBlank,
  keyOf,
  restore,
  standing,
  typedOf,
  type Work,
} from './model.ts';
import { QuantitySection } from './QuantitySection.tsx';
import type { Quantity } from './sheet.ts';

interface Props {
  readonly id: string;
  readonly question: Question;
  readonly quantities: readonly Quantity[];
  readonly names: readonly string[];
  /** Hints as HTML from the build. */
  readonly hints: readonly string[];
}

type Marker = typeof import('./marker.ts');

export function MatrixExerciseView({ id, question, quantities, names, hints }: Props) {
  const [work, setWork] = useState<Work>(() => typedBeforeScripts(id, quantities));
  /** The work as it is now, also for a verdict that arrives after the next key. */
  const latest = useRef(work);
  const newsCount = useRef(0);
  const [marker, setMarker] = useState<Marker>();
  const [unreachable, setUnreachable] = useState(false);

  const become = (next: Work): Work => {
    latest.current = next;
    if (next.news) newsCount.current++;
    setWork(next);
    return next;
  };
  const run = (action: Action): Work => {
    const next = become(act(quantities, latest.current, action));
    writeDraft(id, draftOf(next));
    return next;
  };
  const load = async (): Promise<Marker | undefined> => {
    try {
      const loaded = marker ?? (await import('./marker.ts'));
      setMarker(loaded);
      setUnreachable(false);
      return loaded;
    } catch {
      setUnreachable(true);
      return undefined;
    }
  };

  const judge = async (name: string, again = false): Promise<void> => {
    const answer = latest.current.answers[name];
    if (!answer) return;
    if (isBlank(answer)) {
      become({ ...latest.current, news: 'Nothing to check yet: type an answer first.' });
      return;
    }
    const loaded = await load();
    if (!loaded) return;
    const verdict = loaded.markQuantity(question, name, typedOf(answer));
    const next = run({ do: 'judge', name, of: keyOf(answer), verdict, again });
    if (again || (verdict.kind !== 'correct' && verdict.kind !== 'wrong')) return;
    const { right, of, afterSolution, wrongAnswers } = standing(next);
    const outcome = right === of ? 'solved' : 'tried';
    reportResult({ exercise: id, outcome, afterSolution, wrongAnswers });
  };

  useEffect(() => {
    const draft = readDraft(id);
    if (draft === undefined) return;
    const { work: kept, marked } = restore(quantities, draft);
    become(kept);
    for (const name of marked) void judge(name, true);
  }, []);

  const { right, of, afterSolution } = standing(work);
  const touched = Object.values(work.answers).some((answer) => !isBlank(answer) || answer.shown);
  return (
    <div class="mx">
      {quantities.map((quantity) => {
        const answer = work.answers[quantity.name];
        return (
          answer && (
            <QuantitySection
              key={quantity.name}
              id={`${id}-${quantity.name}`}
              quantity={quantity}
              answer={answer}
              names={names}
              echo={marker?.echo}
              run={run}
              onCheck={() => void judge(quantity.name)}
              onFocus={() => void load()}
            />
          )
        );
      })}
      {unreachable && (
        <p class="mx-unreachable" role="alert">
          The marking could not be loaded. Your answers are kept. Check your connection, then press Check
          again.
        </p>
      )}
      <footer class="mx-foot">
        <p class="mx-standing">
          {right === of ? (
            <strong>{afterSolution ? '✓ Solved, after the solution.' : '✓ Solved.'}</strong>
          ) : (
            `${right} of ${of} right`
          )}
        </p>
        <Hints hints={hints} html />
        {touched && (
          <button
            type="button"
            class="gw-button gw-button--quiet"
            data-help
            onClick={() => run({ do: 'start-over' })}
          >
            Start over
          </button>
        )}
      </footer>
      <p role="status" class="gw-visually-hidden">
        <span key={newsCount.current}>{work.news}</span>
      </p>
    </div>
  );
}

/** A slow network lets people type before this script arrives: keep what stands in the first grids. */
function typedBeforeScripts(id: string, quantities: readonly Quantity[]): Work {
  let work = emptyWork(quantities);
  if (typeof document === 'undefined') return work;
  for (const { name, rows, columns } of quantities)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const input = document.getElementById(`${id}-${name}-${row}-${column}`);
        if (input instanceof HTMLInputElement && input.value !== '')
          work = act(quantities, work, { do: 'cell', name, row, column, text: input.value });
      }
  return work;
}
