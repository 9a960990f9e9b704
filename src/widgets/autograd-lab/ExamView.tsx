/** Predictions drawn by chance: each is answered once, and so many must be right. Every try draws anew. */
import { useEffect, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { reportResult } from '../../ui/report.ts';
import { drawn, type ExamState, examFrom, freshSeed } from './exam.ts';
import type { PredictItem } from './exercise-props.ts';
import { Prediction } from './Prediction.tsx';

interface Props {
  readonly exercise: string;
  readonly items: readonly PredictItem[];
  /** How many are drawn, and how many of them must be right. */
  readonly draw: number;
  readonly pass: number;
}

export default function ExamView({ exercise, items, draw, pass }: Props) {
  const [state, setState] = useState<ExamState | undefined>();
  const [reading, setReading] = useState(false);
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
      <p role="status">
        {Math.min(at + 1, draw)} of {draw}; right so far: {right}.
      </p>
      {item === undefined ? (
        <Result chosen={chosen} answers={answers} pass={pass} onAgain={start} />
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
  onAgain(): void;
}

function Result({ chosen, answers, pass, onAgain }: ResultProps) {
  const right = answers.filter(Boolean).length;
  const missed = chosen.filter((_, i) => !answers[i]);
  return (
    <>
      <p class={right >= pass ? 'al-solved' : undefined}>
        {right >= pass ? '✓ Passed' : 'Not passed yet'}: {right} of {answers.length} right.
      </p>
      {missed.length > 0 && (
        <>
          <p>Look at these again:</p>
          <ul>
            {missed.map(({ id, lesson, because }) => (
              <li key={id}>
                {lesson}: {because}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="gw-button" onClick={onAgain}>
        Draw again
      </button>
    </>
  );
}
