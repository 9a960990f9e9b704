/** Predictions drawn by chance: each is answered once, and so many must be right. Every try draws anew. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { reportResult } from '../../ui/report.ts';
import { useArrival } from '../../ui/use-arrival.ts';
import { drawn, type ExamState, examFrom, freshSeed } from './exam.ts';
import type { PredictItem } from './exercise-props.ts';
import { Prediction } from './Prediction.tsx';

interface Props {
  readonly exercise: string;
  readonly items: readonly PredictItem[];
  /** How many are drawn, and how many of them must be right. */
  readonly draw: number;
  readonly pass: number;
  /** Address and title of every lesson that an item names. */
  readonly lessons: Lessons;
}
type Lessons = { readonly [id: string]: { readonly address: string; readonly title: string } };

export default function ExamView({ exercise, items, draw, pass, lessons }: Props) {
  const [state, setState] = useState<ExamState | undefined>();
  const [reading, setReading] = useState(false);
  const standing = useRef<HTMLParagraphElement>(null);
  useArrival(state && `${state.seed} ${state.answers.length} ${reading}`, standing);
  useEffect(() => setState(examFrom(readDraft(exercise), draw)), [exercise, draw]);
  const keep = (next: ExamState): void => {
    setState(next);
    writeDraft(exercise, next);
  };
  const start = (): void => {
    setReading(false);
    keep({ seed: freshSeed(state?.seed), answers: [] });
  };
  if (state === undefined)
    return (
      <div class="al al-exercise">
        <button type="button" class="gw-button gw-button--main" onClick={start}>
          Draw {draw} predictions
        </button>
      </div>
    );
  const chosen = drawn(items, state.seed, draw);
  const { answers } = state;
  const right = answers.filter(Boolean).length;
  // the answered one stays in view until the learner goes on
  const at = reading ? answers.length - 1 : answers.length;
  const item = chosen[at];
  const answer = (isRight: boolean): void => {
    const next = { ...state, answers: [...answers, isRight] };
    keep(next);
    setReading(true);
    if (next.answers.length === draw)
      reportResult({ exercise, outcome: next.answers.filter(Boolean).length >= pass ? 'solved' : 'tried' });
  };
  return (
    <div class="al al-exercise">
      <p role="status" class="al-standing" ref={standing} tabIndex={-1}>
        {item === undefined ? `All ${draw} are answered.` : `${at + 1} of ${draw}; right so far: ${right}.`}
      </p>
      {item === undefined ? (
        <Result chosen={chosen} answers={answers} pass={pass} lessons={lessons} onAgain={start} />
      ) : (
        <Prediction
          key={`${state.seed} ${item.id}`}
          item={item}
          name={`${exercise}-${at}`}
          once
          onTried={answer}
          next={at + 1 < draw ? 'Next prediction' : 'To the result'}
          onNext={() => setReading(false)}
        />
      )}
    </div>
  );
}

interface ResultProps {
  readonly chosen: readonly PredictItem[];
  readonly answers: readonly boolean[];
  readonly pass: number;
  readonly lessons: Lessons;
  onAgain(): void;
}

function Result({ chosen, answers, pass, lessons, onAgain }: ResultProps) {
  const right = answers.filter(Boolean).length;
  const passed = right >= pass;
  const missed = chosen.filter((_, i) => !answers[i]);
  const named = Object.entries(lessons).filter(([id]) => missed.some(({ lesson }) => lesson === id));
  return (
    <>
      <div class="gw-verdict" data-kind={passed ? 'correct' : 'wrong'}>
        <span aria-hidden="true">{passed ? '✓' : '✗'}</span>
        <div>
          {right} of {answers.length} right. {passed ? 'This part is passed.' : `${pass} are needed.`}
        </div>
      </div>
      {named.map(([id, { address, title }]) => (
        <div key={id}>
          <p>
            Look again at <a href={address}>{title}</a>:
          </p>
          <ul class="al-reasons">
            {missed
              .filter(({ lesson }) => lesson === id)
              .map((item) => (
                <li key={item.id}>{item.because}</li>
              ))}
          </ul>
        </div>
      ))}
      <button type="button" class="gw-button" onClick={onAgain}>
        Draw {answers.length} others
      </button>
    </>
  );
}
