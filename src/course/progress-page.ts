/**
 * The one script about progress, on every page: it records results and visits, and marks what it finds.
 *   `[data-exercise-status]` inside `[data-exercise="g01"]`  gets the words of the exercise's state;
 *   `a[data-lesson="<path>"][data-exercises="g01 g02"]`      gets a mark with words for a screen reader;
 *   `[data-review-due] [data-count]`                         gets the number of reviews that are due; hidden at 0.
 * The lesson of this page is the marked link with `aria-current="page"`.
 */
import type { ExerciseResult } from '../ui/report.ts';
import { RESULT_EVENT } from '../ui/report.ts';
import { onProgress, progressNotice, record } from './progress.ts';
import type { ExerciseRecord, LessonState, Progress } from './progress-record.ts';
import { lessonStateIn } from './progress-record.ts';
import { REVIEW_KEY } from './review-key.ts';
import './progress.css';

const exerciseWords = { new: '', tried: 'tried', solved: '✓ solved', aided: '✓ solved after the solution' };

document.addEventListener(RESULT_EVENT, (event) => {
  const { exercise, outcome, afterSolution, submission } = (event as CustomEvent<ExerciseResult>).detail;
  if (outcome === 'solved' && submission)
    void import('./work.ts').then(({ keepWork }) =>
      keepWork(exercise, { at: Date.now(), aided: afterSolution === true, submission }),
    );
  record({ type: 'result', exercise, outcome, at: Date.now(), ...(afterSolution ? { afterSolution } : {}) });
  showNotice();
});

const here = document.querySelector<HTMLElement>('a[data-lesson][aria-current="page"]')?.dataset.lesson;
if (here !== undefined) record({ type: 'opened', lesson: here, at: Date.now() });
onProgress(markPage);
if (progressNotice()?.kind !== 'not-saved') showNotice();

function markPage(progress: Progress): void {
  for (const status of document.querySelectorAll<HTMLElement>('[data-exercise] [data-exercise-status]')) {
    const frame = status.closest<HTMLElement>('[data-exercise]');
    const state = frame?.dataset.exercise ? progress.exercises[frame.dataset.exercise] : undefined;
    status.dataset.exerciseStatus = exerciseStatus(state);
    status.textContent = exerciseWords[exerciseStatus(state)];
  }
  for (const link of document.querySelectorAll<HTMLElement>('a[data-lesson]')) {
    const exercises = link.dataset.exercises?.split(' ').filter(Boolean) ?? [];
    markLink(link, lessonStateIn(progress, link.dataset.lesson ?? '', exercises));
  }
  void markReviews(progress);
}

/** What reviews add to the marks. Most readers have none, so what reads them is fetched only where there are some. */
async function markReviews(progress: Progress): Promise<void> {
  if (!keepsReviews()) return;
  const [{ dayOf, dueOn, isMastered }, { readReview }] = await Promise.all([
    import('./review.ts'),
    import('./review-store.ts'),
  ]);
  const review = readReview();
  for (const link of document.querySelectorAll<HTMLElement>('a[data-lesson]')) {
    const lesson = link.dataset.lesson ?? '';
    if (!isMastered(review, lesson)) continue;
    const exercises = link.dataset.exercises?.split(' ').filter(Boolean) ?? [];
    markLink(link, { ...lessonStateIn(progress, lesson, exercises), status: 'mastered' });
  }
  const due = dueOn(review, dayOf(new Date())).length;
  for (const place of document.querySelectorAll<HTMLElement>('[data-review-due]')) {
    place.hidden = due === 0;
    for (const count of place.querySelectorAll('[data-count]')) count.textContent = String(due);
  }
}

function keepsReviews(): boolean {
  try {
    return localStorage.getItem(REVIEW_KEY) !== null;
  } catch {
    return false;
  }
}

function exerciseStatus(state: ExerciseRecord | undefined): keyof typeof exerciseWords {
  if (state === undefined) return 'new';
  if (state.solvedAt === undefined) return 'tried';
  return state.afterSolution ? 'aided' : 'solved';
}

/** How a lesson is marked; mastered says more than done. */
type Marked = Omit<LessonState, 'status'> & { readonly status: LessonState['status'] | 'mastered' };

function markLink(link: HTMLElement, state: Marked): void {
  let mark = link.querySelector<HTMLElement>('.gw-lesson-mark');
  if (state.status === 'new') {
    mark?.remove();
    return;
  }
  if (mark === null) {
    mark = document.createElement('span');
    mark.className = 'gw-lesson-mark';
    link.append(mark);
  }
  mark.dataset.status = state.status;
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', lessonWords(state));
  mark.title = lessonWords(state);
}

function lessonWords({ status, solved, of }: Marked): string {
  if (status === 'done' || status === 'mastered') return status;
  return of === 0 ? 'opened' : `${solved} of ${of} exercises solved`;
}

/** Says once, at the top of the page, what happened to progress that could not be read or kept. */
function showNotice(): void {
  const trouble = progressNotice();
  if (trouble === undefined || document.querySelector('.gw-progress-notice')) return;
  const words = {
    'set-aside': () =>
      `Some saved progress could not be read. Nothing was deleted: it is kept in this browser's storage under “${trouble.kind === 'set-aside' ? trouble.key : ''}”.`,
    newer: () =>
      'Your progress was saved by a newer version of this site. It is left as it is; reload the page to get that version. What you do here is not recorded.',
    'not-saved': () =>
      'This browser does not let the page save progress (storage is off or full). What you do here is kept until you leave the page.',
  }[trouble.kind];
  const box = document.createElement('div');
  box.className = 'gw-progress-notice';
  box.setAttribute('role', 'status');
  (document.querySelector('main') ?? document.body).prepend(box);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'gw-button gw-button--quiet';
  close.textContent = 'Close';
  close.addEventListener('click', () => box.remove());
  box.append(words(), close);
}
