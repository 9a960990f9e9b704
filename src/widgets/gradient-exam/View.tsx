/** Draws a sitting: the exercises of this draw, each opened in place, how they stand, and the verdict. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { graft } from '../../ui/graft.ts';
import { type ExerciseResult, RESULT_EVENT, reportResult } from '../../ui/report.ts';
import { draftName, linkWith } from '../../ui/seed-link.ts';
import {
  type Drawn,
  draw,
  type Group,
  marked,
  type Outcome,
  outcome,
  readSitting,
  type Sitting,
  whole,
} from './model.ts';

interface Props {
  readonly id: string;
  readonly groups: readonly Group[];
  /** Answers that may be wrong in each exercise. */
  readonly allowed: number;
  /** Address of the page of an exercise, up to its id. */
  readonly practice: string;
}

const WORDS: Record<Outcome, string> = { open: '', solved: '✓ solved', failed: '✗ too many wrong answers' };

export default function GradientExamView({ id, groups, allowed, practice }: Props) {
  const [sitting, setSitting] = useState<Sitting | undefined>();
  const [ready, setReady] = useState(false);
  const now = useRef<Sitting | undefined>(undefined);

  const become = (next: Sitting): void => {
    now.current = next;
    setSitting(next);
    writeDraft(id, next);
  };

  useEffect(() => {
    const kept = readSitting(readDraft(id));
    if (kept) become(kept);
    setReady(true);
  }, []);

  useEffect(() => {
    if (sitting === undefined) return undefined;
    const drawn = draw(groups, sitting.seed);
    const listen = (event: Event): void => {
      const result = (event as CustomEvent<ExerciseResult>).detail;
      if (now.current === undefined || !drawn.some((one) => one.id === result.exercise)) return;
      const before = whole(now.current, drawn, allowed);
      become(marked(now.current, result, allowed));
      const after = whole(now.current, drawn, allowed);
      if (before === 'open' && after !== 'open')
        reportResult({ exercise: id, outcome: after === 'solved' ? 'solved' : 'tried' });
    };
    document.addEventListener(RESULT_EVENT, listen);
    return () => document.removeEventListener(RESULT_EVENT, listen);
  }, [sitting?.seed]);

  function begin(): void {
    const [seed = 1] = crypto.getRandomValues(new Uint32Array(1));
    for (const { id: exercise, numbers } of draw(groups, seed)) writeDraft(draftName(exercise, numbers), {});
    become({ seed, standings: {} });
  }

  const drawn = sitting ? draw(groups, sitting.seed) : [];
  const verdict = sitting ? whole(sitting, drawn, allowed) : 'open';
  const failed = sitting ? drawn.filter((one) => outcome(sitting, one.id, allowed) === 'failed') : [];
  const solved = sitting ? drawn.filter((one) => outcome(sitting, one.id, allowed) === 'solved').length : 0;
  return (
    <div class="gw-exam" data-ready={ready}>
      {sitting && (
        <ol key={sitting.seed}>
          {drawn.map((one, i) => (
            <Item
              key={one.id}
              number={i + 1}
              drawn={one}
              state={outcome(sitting, one.id, allowed)}
              practice={practice}
            />
          ))}
        </ol>
      )}
      <div role="status">
        {verdict === 'solved' && (
          <p class="gw-verdict" data-kind="correct">
            <span aria-hidden="true">✓</span>
            <span>All {drawn.length} are right. This part is passed.</span>
          </p>
        )}
        {verdict === 'failed' && (
          <div class="gw-verdict" data-kind="wrong">
            <span aria-hidden="true">✗</span>
            <span>
              Not this time. Go back to <Lessons failed={failed} />, then draw again.
            </span>
          </div>
        )}
        {sitting && verdict === 'open' && (
          <p class="gw-exam-standing">
            {solved} of {drawn.length} solved.
          </p>
        )}
      </div>
      <button
        type="button"
        class={sitting && verdict === 'open' ? 'gw-button gw-button--quiet' : 'gw-button gw-button--main'}
        disabled={!ready}
        onClick={begin}
      >
        {sitting ? `Draw ${groups.length} others` : `Draw ${groups.length} exercises`}
      </button>
    </div>
  );
}

/** The lessons that teach what failed, each once. */
function Lessons({ failed }: { readonly failed: readonly Drawn[] }) {
  const lessons = [...new Map(failed.map(({ lesson }) => [lesson?.address, lesson])).values()];
  return (
    <>
      {lessons.map((lesson, i) => (
        <>
          {i > 0 && ' and '}
          {lesson ? <a href={lesson.address}>{lesson.title}</a> : 'its lesson'}
        </>
      ))}
    </>
  );
}

interface ItemProps {
  readonly number: number;
  readonly drawn: Drawn;
  readonly state: Outcome;
  readonly practice: string;
}

function Item({ number, drawn, state, practice }: ItemProps) {
  const place = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<'no' | 'loading' | 'yes'>('no');
  const [trouble, setTrouble] = useState('');

  async function open(): Promise<void> {
    setOpened('loading');
    setTrouble('');
    try {
      // The exercise finds its numbers in the page's address, as on its own page.
      const url = new URL(linkWith(location.href, drawn.id, drawn.numbers));
      url.hash = location.hash;
      history.replaceState(history.state, '', url);
      const exercise = await graft(`${practice}${drawn.id}/`, `[data-exercise="${drawn.id}"]`);
      place.current?.replaceChildren(exercise);
      setOpened('yes');
    } catch (error) {
      setTrouble((error as Error).message);
      setOpened('no');
    }
  }

  return (
    <li data-state={state}>
      <p class="gw-exam-item">
        <span>
          {number}. {drawn.group}
        </span>
        <span class="gw-exam-state" data-state={state}>
          {WORDS[state]}
        </span>
        {opened !== 'yes' && (
          <button type="button" class="gw-button" disabled={opened === 'loading'} onClick={open}>
            {opened === 'loading' ? 'Opening …' : 'Open'}
            <span class="gw-visually-hidden"> exercise {number}</span>
          </button>
        )}
      </p>
      {trouble && <p role="alert">{trouble}</p>}
      <div ref={place} />
    </li>
  );
}
