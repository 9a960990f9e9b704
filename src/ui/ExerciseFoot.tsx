/** The end of an exercise with several answers: how many are right, the hints, and the ways to begin again. */
import './exercise-foot.css';
import { Hints } from './Hints.tsx';
import { solvedWords } from './verdict-words.ts';

interface Props {
  readonly right: number;
  readonly of: number;
  /** Some solution was shown before its answer was right. */
  readonly afterSolution: boolean;
  /** Hints as HTML from the build. */
  readonly hints: readonly string[];
  /** Absent where there are no other numbers. */
  readonly onOtherNumbers: (() => void) | undefined;
  /** Absent while nothing is filled in. */
  readonly onStartOver: (() => void) | undefined;
}

export function ExerciseFoot({ right, of, afterSolution, hints, onOtherNumbers, onStartOver }: Props) {
  const button = (text: string, onClick: () => void) => (
    <button type="button" class="gw-button gw-button--quiet" data-help onClick={onClick}>
      {text}
    </button>
  );
  return (
    <footer class="gw-exercise-foot">
      <p>{right === of ? <strong>{solvedWords(afterSolution)}</strong> : `${right} of ${of} right`}</p>
      <Hints hints={hints} html />
      {onOtherNumbers && button('Other numbers', onOtherNumbers)}
      {onStartOver && button('Start over', onStartOver)}
    </footer>
  );
}
