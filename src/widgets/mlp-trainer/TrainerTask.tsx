/** A trainer with something to reach: keeps the runs one has tried, asks the questions, and reports when all is done. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Frame } from '../../training/session.ts';
import type { Setup } from '../../training/spec.ts';
import { type Choice, ChoiceQuestion } from '../../ui/ChoiceQuestion.tsx';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import { solvedWords } from '../../ui/verdict-words.ts';
import Trainer, { type TrainerProps } from './Trainer.tsx';
import {
  type Attempt,
  attemptWords,
  judge,
  readAttempts,
  setupWords,
  type Target,
  targetWords,
  withAttempt,
} from './task.ts';

export interface Question {
  readonly ask: string;
  readonly choices: readonly Choice[];
}

interface Props extends TrainerProps {
  readonly id: string;
  readonly target: Target | undefined;
  readonly runs: number;
  readonly solution: string | undefined;
  readonly predict: readonly Question[];
  readonly questions: readonly Question[];
  readonly hints: readonly string[];
}

/** The solution is offered after so many runs that did not make it. */
const TRIES = 2;

export default function TrainerTask({
  id,
  target,
  runs,
  solution,
  predict,
  questions,
  hints,
  ...trainer
}: Props) {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [right, setRight] = useState(0);
  const [peeked, setPeeked] = useState(false);
  const latest = useRef(attempts);

  const keep = (next: readonly Attempt[]): void => {
    if (next === latest.current) return;
    latest.current = next;
    setAttempts(next);
    writeDraft(id, { attempts: next });
    if (next.at(-1)?.reached === undefined) reportResult({ exercise: id, outcome: 'tried' });
  };
  useEffect(() => {
    latest.current = readAttempts(readDraft(id));
    setAttempts(latest.current);
  }, []);

  const onFrame = (setup: Setup, frame: Frame): void => {
    if (target === undefined) return;
    const attempt = judge(target, setupWords(setup, trainer.knobs), frame);
    if (attempt.done) keep(withAttempt(latest.current, attempt));
  };

  const reached = attempts.some((attempt) => attempt.reached !== undefined);
  const isReached = target === undefined || (reached && attempts.length >= runs);
  const left = runs - attempts.length;
  const targetStanding = !reached
    ? 'Target not reached yet'
    : left > 0
      ? `Target reached; ${left} more ${left === 1 ? 'run' : 'runs'} to compare`
      : 'Target reached';
  const asked = predict.length + questions.length;
  const solved = isReached && right === asked;
  useEffect(() => {
    if (solved) reportResult({ exercise: id, outcome: 'solved', afterSolution: peeked });
  }, [solved]);

  return (
    <div class="tr-task">
      <Questions name={`${id}-before`} questions={predict} onRight={() => setRight((count) => count + 1)} />
      {target !== undefined && (
        <p>
          <strong>Reach:</strong> {targetWords(target)}
          {runs > 1 && `, and try ${runs} different setups`}.
        </p>
      )}
      <Trainer {...trainer} onFrame={onFrame} />
      {target !== undefined && (
        <div role="status">
          {attempts.length > 0 && (
            <table class="tr-attempts">
              <caption>Your runs</caption>
              <tbody>
                {attempts.map((attempt) => (
                  <tr key={attempt.words}>
                    <td aria-hidden="true">{attempt.reached === undefined ? '✗' : '✓'}</td>
                    <td>{attemptWords(target, attempt)}</td>
                    <td>{attempt.words}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
      <Questions name={`${id}-after`} questions={questions} onRight={() => setRight((count) => count + 1)} />
      <p class="tr-standing">
        {solved ? (
          <strong>{solvedWords(peeked)}</strong>
        ) : (
          [
            ...(target === undefined ? [] : [targetStanding]),
            ...(asked === 0 ? [] : [`${right} of ${asked} questions right`]),
          ].join('; ')
        )}
      </p>
      <Hints hints={hints} html />
      {solution !== undefined && !reached && attempts.length >= TRIES && !peeked && (
        <button type="button" class="gw-button gw-button--quiet" onClick={() => setPeeked(true)}>
          Show a change that works
        </button>
      )}
      {peeked && <p>One that works: {solution}. Set it and run it.</p>}
    </div>
  );
}

interface QuestionsProps {
  readonly name: string;
  readonly questions: readonly Question[];
  onRight(): void;
}

/** One question after another; a wrong choice shows its reason and asks again. */
function Questions({ name, questions, onRight }: QuestionsProps) {
  const [at, setAt] = useState(0);
  const [tries, setTries] = useState(0);
  const [isRight, setIsRight] = useState(false);
  const question = questions[at];
  if (question === undefined) return questions.length > 0 ? <p>✓ All questions answered.</p> : null;
  return (
    <ChoiceQuestion
      key={`${at}-${tries}`}
      name={`${name}-${at}`}
      number={`${at + 1} / ${questions.length}`}
      question={question.ask}
      choices={question.choices}
      reveal={false}
      onAnswer={(choice) => {
        const right = question.choices[choice]?.right ?? false;
        setIsRight(right);
        if (right) onRight();
      }}
      next={isRight ? 'Go on' : 'Try again'}
      onNext={() => {
        if (isRight) setAt(at + 1);
        else setTries(tries + 1);
      }}
    />
  );
}
