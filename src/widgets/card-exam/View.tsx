/** Asks the drawn cards one at a time; at the end the score, and the lessons of what was missed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ChoiceQuestion } from '../../ui/ChoiceQuestion.tsx';
import { type Deck, fetchDecks } from '../../ui/deck.ts';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { reportResult } from '../../ui/report.ts';
import { useArrival } from '../../ui/use-arrival.ts';
import { draw, outcome, readSitting, type Sitting, toReview } from './model.ts';

interface Props {
  readonly id: string;
  /** The quarter whose cards are drawn: `dl/q1`. */
  readonly of: string;
  readonly count: number;
  /** How many must be right. */
  readonly needed: number;
  /** The site's base without its last slash. */
  readonly base: string;
}

export default function CardExamView({ id, of, count, needed, base }: Props) {
  const [ready, setReady] = useState(false);
  const [decks, setDecks] = useState<readonly Deck[] | undefined>();
  const [sitting, setSitting] = useState<Sitting | undefined>();
  /** How many cards have been left behind; one more than that may be answered. */
  const [passed, setPassed] = useState(0);
  const [trouble, setTrouble] = useState('');
  const place = useRef<HTMLDivElement>(null);
  useArrival(sitting && `${sitting.seed} ${passed}`, place);

  useEffect(() => {
    const kept = readSitting(readDraft(id));
    if (kept) void open(kept);
    setReady(true);
  }, []);

  async function open(next: Sitting): Promise<void> {
    setTrouble('');
    try {
      const all = decks ?? (await fetchDecks(base));
      setDecks(all.filter(({ lesson }) => lesson.startsWith(`${of}/`)));
      setSitting(next);
      setPassed(next.answers.length);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  }

  function begin(): void {
    const [seed = 1] = crypto.getRandomValues(new Uint32Array(1));
    writeDraft(id, { seed, answers: [] });
    void open({ seed, answers: [] });
  }

  const asked = decks && sitting ? draw(decks, count, sitting.seed) : [];
  function answer(right: boolean): void {
    if (!sitting) return;
    const next = { ...sitting, answers: [...sitting.answers, right] };
    setSitting(next);
    writeDraft(id, next);
    const result = outcome(next, asked.length, needed);
    if (result !== 'open') reportResult({ exercise: id, outcome: result === 'solved' ? 'solved' : 'tried' });
  }

  const right = sitting?.answers.filter(Boolean).length ?? 0;
  const over = sitting !== undefined && passed >= asked.length;
  const result = sitting ? outcome(sitting, asked.length, needed) : 'open';
  const card = asked[passed];
  return (
    <div class="gw-card-exam" data-ready={ready} ref={place} tabIndex={-1}>
      {sitting && card && (
        <ChoiceQuestion
          key={`${sitting.seed} ${passed}`}
          name={`${id}-${passed}`}
          number={`${passed + 1} / ${asked.length}`}
          question={card.question}
          choices={card.choices}
          onAnswer={(choice) => answer(card.choices[choice]?.right === true)}
          next={passed + 1 === asked.length ? 'See the result' : 'Next card'}
          onNext={() => setPassed(passed + 1)}
        />
      )}
      <div role="status">
        {sitting && over && (
          <div class="gw-verdict" data-kind={result === 'solved' ? 'correct' : 'wrong'}>
            <span aria-hidden="true">{result === 'solved' ? '✓' : '✗'}</span>
            <div>
              {right} of {asked.length} right.{' '}
              {result === 'solved' ? 'This part is passed.' : `${needed} are needed.`}
              <Missed lessons={toReview(asked, sitting)} base={base} />
            </div>
          </div>
        )}
      </div>
      {sitting && !over && (
        <p class="gw-card-exam-count">
          {right} right so far; {needed} of {asked.length} are needed.
        </p>
      )}
      {trouble && <p role="alert">{trouble}</p>}
      {(!sitting || over) && (
        <button type="button" class="gw-button gw-button--main" disabled={!ready} onClick={begin}>
          {sitting ? `Draw ${count} others` : `Draw ${count} cards`}
        </button>
      )}
    </div>
  );
}

function Missed({ lessons, base }: { readonly lessons: ReturnType<typeof toReview>; readonly base: string }) {
  if (lessons.length === 0) return null;
  return (
    <>
      {' '}
      What you missed is in
      <ul>
        {lessons.map(({ lesson, title }) => (
          <li key={lesson}>
            <a href={`${base}/${lesson}/`}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
