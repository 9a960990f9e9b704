/**
 * What a learner has done, as plain data, and how events change it. No clock, no storage, no page: time comes in
 * with the event, so that the same events always give the same record.
 */

/** One exercise. Times are milliseconds since 1970. */
export interface ExerciseRecord {
  /** Marked attempts so far, the solving one included. */
  readonly tries: number;
  /** When it was first solved; absent while it is not. */
  readonly solvedAt?: number;
  /** True while it has only ever been solved after the solution had been shown. */
  readonly afterSolution?: boolean;
}

/** One lesson: when its page was opened first and last. */
export interface LessonRecord {
  readonly firstOpened: number;
  readonly lastOpened: number;
}

export interface Progress {
  /** By exercise id, such as `g01`. */
  readonly exercises: Readonly<Record<string, ExerciseRecord>>;
  /** By lesson path: `dl/q1/m1/w1/computational-graphs`, without base, number or outer slashes. */
  readonly lessons: Readonly<Record<string, LessonRecord>>;
}

export type ProgressEvent =
  | {
      readonly type: 'result';
      readonly exercise: string;
      readonly outcome: 'solved' | 'tried';
      readonly afterSolution?: boolean;
      readonly at: number;
    }
  | { readonly type: 'opened'; readonly lesson: string; readonly at: number };

export const noProgress: Progress = { exercises: {}, lessons: {} };

/** The record after one event. A solved exercise stays solved; solving it unaided later clears `afterSolution`. */
export function reduce(progress: Progress, event: ProgressEvent): Progress {
  if (event.type === 'opened') {
    const firstOpened = progress.lessons[event.lesson]?.firstOpened ?? event.at;
    const lesson = { ...progress.lessons[event.lesson], firstOpened, lastOpened: event.at };
    return { ...progress, lessons: { ...progress.lessons, [event.lesson]: lesson } };
  }
  const before = progress.exercises[event.exercise] ?? { tries: 0 };
  const exercise: ExerciseRecord = { ...before, tries: before.tries + 1, ...solvedNow(before, event) };
  return { ...progress, exercises: { ...progress.exercises, [event.exercise]: exercise } };
}

function solvedNow(
  before: ExerciseRecord,
  event: Extract<ProgressEvent, { type: 'result' }>,
): Pick<ExerciseRecord, 'solvedAt' | 'afterSolution'> {
  if (event.outcome !== 'solved') return {};
  const aided = event.afterSolution === true;
  const everUnaided = before.solvedAt !== undefined && before.afterSolution !== true;
  return { solvedAt: before.solvedAt ?? event.at, afterSolution: aided && !everUnaided };
}

export interface LessonState {
  /** `done`: every counted exercise is solved. `opened`: visited or begun. `new`: neither. */
  readonly status: 'new' | 'opened' | 'done';
  readonly solved: number;
  /** How many exercises count towards finishing the lesson. */
  readonly of: number;
}

/** A lesson without counted exercises is never `done`: nothing there shows that it was learned. */
export function lessonStateIn(
  progress: Progress,
  lessonPath: string,
  exerciseIds: readonly string[],
): LessonState {
  const records = exerciseIds.map((id) => progress.exercises[id]);
  const solved = records.filter((record) => record?.solvedAt !== undefined).length;
  const of = exerciseIds.length;
  if (of > 0 && solved === of) return { status: 'done', solved, of };
  const begun = progress.lessons[lessonPath] !== undefined || records.some((record) => record !== undefined);
  return { status: begun ? 'opened' : 'new', solved, of };
}
