/** One task of a sitting: a recall card, or an exercise with fresh numbers taken from its own page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Task } from '../../course/review-task.ts';
import { ChoiceQuestion } from '../../ui/ChoiceQuestion.tsx';
import type { Card, Deck } from '../../ui/deck.ts';
import { writeDraft } from '../../ui/draft.ts';
import { graft } from '../../ui/graft.ts';
import { type ExerciseResult, RESULT_EVENT } from '../../ui/report.ts';
import { draftName, linkWith } from '../../ui/seed-link.ts';

interface Props<T extends Task = Task> {
  readonly task: T;
  readonly decks: readonly Deck[];
  readonly base: string;
  readonly onDone: (right: boolean) => void;
}

export function TaskView({ task, ...props }: Props) {
  return task.kind === 'card' ? <CardTask task={task} {...props} /> : <ExerciseTask task={task} {...props} />;
}

function CardTask({ task, decks, onDone }: Props<Extract<Task, { kind: 'card' }>>) {
  const card = decks.find(({ lesson }) => lesson === task.skill)?.cards[task.card];
  const [right, setRight] = useState(false);
  const [choices] = useState(() => shuffledChoices(card));
  if (card === undefined) {
    return (
      <p>
        This card is no longer there.{' '}
        <button type="button" class="gw-button" onClick={() => onDone(true)}>
          Go on
        </button>
      </p>
    );
  }
  if (card.distractors.length === 0) return <Turned card={card} onDone={onDone} />;
  return (
    <ChoiceQuestion
      name="review-card"
      number=""
      question={card.question}
      choices={choices}
      onAnswer={(choice) => setRight(choices[choice]?.right === true)}
      next="Go on"
      onNext={() => onDone(right)}
    />
  );
}

/** In another order at each visit: a place is nothing to remember. */
function shuffledChoices(card: Card | undefined) {
  const all = [
    { html: card?.answer ?? '', right: true },
    ...(card?.distractors ?? []).map((distractor) => ({ ...distractor, right: false })),
  ].map((choice) => ({ choice: { ...choice, html: choice.html.replace(/\.$/, '') }, at: Math.random() }));
  return all.toSorted((a, b) => a.at - b.at).map(({ choice }) => choice);
}

/** A card with nothing to choose from: the learner says how it went. */
function Turned({ card, onDone }: { readonly card: Card; readonly onDone: (right: boolean) => void }) {
  const [turned, setTurned] = useState(false);
  return (
    <div class="gw-question">
      <p dangerouslySetInnerHTML={{ __html: card.question }} />
      {turned ? (
        <>
          <p dangerouslySetInnerHTML={{ __html: card.answer }} />
          <button type="button" class="gw-button" onClick={() => onDone(true)}>
            I knew it
          </button>{' '}
          <button type="button" class="gw-button" onClick={() => onDone(false)}>
            Not yet
          </button>
        </>
      ) : (
        <button type="button" class="gw-button" onClick={() => setTurned(true)}>
          Turn over
        </button>
      )}
    </div>
  );
}

/** Wrong answers after which an exercise counts as missed, though it may be solved to the end. */
const ALLOWED = 1;

function ExerciseTask({ task, base, onDone }: Props<Extract<Task, { kind: 'exercise' }>>) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'open' | 'right' | 'missed'>('loading');
  const [trouble, setTrouble] = useState('');
  const { exercise, numbers } = task;

  useEffect(() => {
    const listen = (event: Event): void => {
      const result = (event as CustomEvent<ExerciseResult>).detail;
      if (result.exercise !== exercise || result.outcome !== 'solved') return;
      const aided = result.afterSolution === true || (result.wrongAnswers ?? 0) > ALLOWED;
      setState(aided ? 'missed' : 'right');
    };
    document.addEventListener(RESULT_EVENT, listen);
    writeDraft(draftName(exercise, numbers), {});
    history.replaceState(history.state, '', linkWith(location.href, exercise, numbers).replace(/#.*$/, ''));
    graft(`${base}/practice/${exercise}/`, `[data-exercise="${exercise}"]`).then(
      (found) => {
        place.current?.replaceChildren(found);
        setState('open');
      },
      (error: Error) => setTrouble(error.message),
    );
    return () => {
      document.removeEventListener(RESULT_EVENT, listen);
      history.replaceState(history.state, '', linkWith(location.href, exercise, 0).replace(/#.*$/, ''));
    };
  }, []);

  return (
    <div>
      {state === 'loading' && !trouble && <p>Opening an exercise …</p>}
      {trouble && <p role="alert">{trouble}</p>}
      <div ref={place} />
      <div class="review-ways" role="status">
        {state === 'right' && <span>Right, with numbers you had not seen.</span>}
        {state === 'missed' && (
          <span>Solved, and it comes again: more than one answer was wrong, or shown.</span>
        )}
      </div>
      {state === 'right' || state === 'missed' ? (
        <button type="button" class="gw-button gw-button--main" onClick={() => onDone(state === 'right')}>
          Go on
        </button>
      ) : (
        <button type="button" class="gw-button" onClick={() => onDone(false)}>
          Leave it, and see it again
        </button>
      )}
    </div>
  );
}
