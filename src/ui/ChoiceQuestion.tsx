/** One question with choices: pick one, check it once, read the reason, go on. Words are trusted HTML from the build. */
import { useEffect, useRef, useState } from 'preact/hooks';
import './choice-question.css';
import { VERDICT_MARKS } from './verdict-words.ts';

export interface Choice {
  readonly html: string;
  readonly right: boolean;
  /** Why it is wrong; the right one may go without. */
  readonly because?: string;
}

interface Props {
  /** Unique on the page. */
  readonly name: string;
  /** Such as "3 / 20". */
  readonly number: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Called once, with the place of the choice that was checked. */
  readonly onAnswer: (choice: number) => void;
  /** Whether a wrong choice is told the right one. Default true; false where one may try again. */
  readonly reveal?: boolean;
  /** Words of the button that leads on, and what it does. */
  readonly next: string;
  readonly onNext: () => void;
}

export function ChoiceQuestion({
  name,
  number,
  question,
  choices,
  onAnswer,
  reveal = true,
  next,
  onNext,
}: Props) {
  const [picked, setPicked] = useState<number | undefined>();
  const [answered, setAnswered] = useState(false);
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (answered) onward.current?.focus();
  }, [answered]);

  const check = (event: Event): void => {
    event.preventDefault();
    if (picked === undefined || answered) return;
    setAnswered(true);
    onAnswer(picked);
  };
  const choice = picked === undefined ? undefined : choices[picked];
  const answer = choices.find(({ right }) => right);
  return (
    <form class="gw-question" onSubmit={check}>
      <fieldset disabled={answered}>
        <legend>
          <span class="gw-question-number">{number}</span>
          <span dangerouslySetInnerHTML={{ __html: question }} />
        </legend>
        {choices.map(({ html }, i) => (
          <label key={html} class="gw-choice">
            <input type="radio" name={name} value={i} checked={picked === i} onChange={() => setPicked(i)} />
            {/* A choice may be a formula alone, and a formula is not read as the name of a field everywhere. */}
            <span class="gw-visually-hidden">Choice {i + 1}:</span>
            <span dangerouslySetInnerHTML={{ __html: html }} />
          </label>
        ))}
      </fieldset>
      <div role="status">
        {answered && choice && (
          <div class="gw-verdict" data-kind={choice.right ? 'correct' : 'wrong'}>
            <span aria-hidden="true">{VERDICT_MARKS[choice.right ? 'correct' : 'wrong']}</span>
            <div>
              {choice.right ? 'Right. ' : 'No. '}
              {choice.because && <span dangerouslySetInnerHTML={{ __html: choice.because }} />}
              {reveal && !choice.right && answer && (
                <>
                  {' '}
                  It is: <span dangerouslySetInnerHTML={{ __html: answer.html }} />
                </>
              )}
            </div>
          </div>
        )}
      </div>
      {answered ? (
        <button type="button" class="gw-button gw-button--main" ref={onward} onClick={onNext}>
          {next}
        </button>
      ) : (
        <button type="submit" class="gw-button" disabled={picked === undefined}>
          Check
        </button>
      )}
    </form>
  );
}
