/** The review page: on or off, what is due, a sitting, and what comes when. */
import { useEffect, useState } from 'preact/hooks';
import { onProgress } from '../../course/progress.ts';
import { lessonStateIn, type Progress } from '../../course/progress-record.ts';
import { dayOf, dueOn, enroll, noReview, type Review, reviewed } from '../../course/review.ts';
import { keepReview, REVIEW_KEY, readReview } from '../../course/review-store.ts';
import {
  answered,
  begin,
  type IsSeen,
  outcomes,
  type Sitting,
  type Skill,
  tasksFor,
} from '../../course/review-task.ts';
import { type Deck, fetchDecks } from '../../ui/deck.ts';
import { readDraft } from '../../ui/draft.ts';
import { draftName } from '../../ui/seed-link.ts';
import { Schedule } from './Schedule.tsx';
import { TaskView } from './TaskView.tsx';

export interface Lesson extends Skill {
  /** `N05` */
  readonly id: string;
  readonly title: string;
  /** Exercises that count towards finishing it. */
  readonly counted: readonly string[];
}

interface Props {
  readonly lessons: readonly Lesson[];
  /** The site's base without its last slash. */
  readonly base: string;
}

/** Numbers that were worked with, in a lesson or in a review, have a draft. */
const isSeen: IsSeen = (exercise, numbers) => readDraft(draftName(exercise, numbers)) !== undefined;

/** Lessons of which at least one exercise is solved. */
function learned(lessons: readonly Lesson[], progress: Progress): string[] {
  return lessons
    .filter(({ skill, counted }) => lessonStateIn(progress, skill, counted).solved > 0)
    .map(({ skill }) => skill);
}

export default function ReviewView({ lessons, base }: Props) {
  const [review, setReview] = useState<Review>(noReview);
  const [progress, setProgress] = useState<Progress | undefined>();
  const [sitting, setSitting] = useState<Sitting | undefined>();
  const [decks, setDecks] = useState<readonly Deck[]>([]);
  const [trouble, setTrouble] = useState('');
  const [ready, setReady] = useState(false);
  const today = dayOf(new Date());

  /** Changes what is kept now, which another tab may have changed meanwhile. */
  const change = (make: (latest: Review) => Review): void => {
    const latest = readReview();
    const next = make(latest);
    setReview(next);
    if (next !== latest && !keepReview(next))
      setTrouble(
        'This browser does not let the page keep your schedule, or holds one of a newer version of this site. What you do now is lost when you leave.',
      );
  };

  useEffect(() => {
    setReview(readReview());
    setReady(true);
    const changedElsewhere = ({ key }: StorageEvent): void => {
      if (key === null || key === REVIEW_KEY) setReview(readReview());
    };
    addEventListener('storage', changedElsewhere);
    const stop = onProgress(setProgress);
    return () => {
      removeEventListener('storage', changedElsewhere);
      stop();
    };
  }, []);
  const known = progress ? learned(lessons, progress) : [];
  useEffect(() => {
    if (!ready || !review.on) return;
    change((latest) => enroll(latest, known, today));
  }, [ready, review.on, known.join(' ')]);

  const due = dueOn(review, today).flatMap((skill) => lessons.filter((lesson) => lesson.skill === skill));

  async function start(): Promise<void> {
    setTrouble('');
    try {
      setDecks(decks.length > 0 ? decks : await fetchDecks(base));
      const tasks = due.flatMap((lesson) => {
        const times = review.skills[lesson.skill]?.history.length ?? 0;
        return tasksFor(lesson, today * 64 + times, isSeen);
      });
      setSitting(begin(tasks));
    } catch (error) {
      setTrouble((error as Error).message);
    }
  }

  function answer(right: boolean): void {
    if (!sitting) return;
    const next = answered(sitting, right, isSeen);
    change((latest) =>
      outcomes(sitting, next).reduce((so, { skill, right }) => reviewed(so, skill, right, today), latest),
    );
    setSitting(next);
  }

  const titleOf = (skill: string): string => lessons.find((lesson) => lesson.skill === skill)?.title ?? skill;
  const task = sitting?.ahead[0];

  if (sitting && task) {
    return (
      <div class="review" data-ready={ready}>
        <h2 class="review-count">
          {sitting.ahead.length === 1 ? 'The last one' : `${sitting.ahead.length} to go`}, from{' '}
          <a href={`${base}/${task.skill}/`}>{titleOf(task.skill)}</a>
        </h2>
        <TaskView key={sitting.turn} task={task} decks={decks} base={base} onDone={answer} />
        <button type="button" class="gw-button gw-button--quiet" onClick={() => setSitting(undefined)}>
          Stop for now
        </button>
      </div>
    );
  }
  return (
    <div class="review" data-ready={ready}>
      {trouble && <p role="alert">{trouble}</p>}
      <div role="status">
        {sitting && (
          <p class="gw-verdict" data-kind="correct">
            <span aria-hidden="true">✓</span>
            <span>
              Done for today.{' '}
              {sitting.missed.length === 0
                ? 'Everything went well.'
                : `Back tomorrow: ${sitting.missed.map(titleOf).join(', ')}.`}
            </span>
          </p>
        )}
      </div>
      {!review.on ? (
        <>
          <p>
            {known.length === 0
              ? 'Nothing to review yet: solve an exercise of a lesson first.'
              : `${known.length === 1 ? 'One lesson' : `${known.length} lessons`} would come back, the first tomorrow.`}
          </p>
          <button
            type="button"
            class="gw-button gw-button--main"
            disabled={!ready}
            onClick={() => change((latest) => enroll({ ...latest, on: true }, known, today))}
          >
            Turn reviews on
          </button>
        </>
      ) : (
        <>
          <p class="review-due">
            {due.length === 0
              ? 'Nothing is due today.'
              : `${due.length === 1 ? 'One lesson is' : `${due.length} lessons are`} due: ${due.map(({ title }) => title).join(', ')}.`}
          </p>
          {due.length > 0 && (
            <button type="button" class="gw-button gw-button--main" onClick={start}>
              Begin
            </button>
          )}
          <Schedule review={review} lessons={lessons} today={today} base={base} />
          <button
            type="button"
            class="gw-button gw-button--quiet"
            onClick={() => change((latest) => ({ ...latest, on: false }))}
          >
            Turn reviews off
          </button>
        </>
      )}
    </div>
  );
}
