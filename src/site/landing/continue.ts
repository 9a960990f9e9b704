/** "Continue where you were": turned on when this browser has opened a lesson before. */
import { lastLesson, lessonState, onProgress } from '../../course/progress.ts';

const link = document.querySelector<HTMLAnchorElement>('[data-continue]');

/** Every ready lesson is listed on the page with its path, address, name and exercises; see TrackEntry.astro. */
function showWay(): void {
  const path = lastLesson();
  const lesson =
    path && document.querySelector<HTMLAnchorElement>(`[data-ready][data-lesson="${CSS.escape(path)}"]`);
  if (!link || !lesson) return;
  const exercises = lesson.dataset.exercises?.split(' ').filter(Boolean) ?? [];
  const { solved, of, status } = lessonState(path, exercises);
  link.href = lesson.href;
  const name = link.querySelector('[data-name]');
  const state = link.querySelector('[data-state]');
  if (name) name.textContent = lesson.dataset.ready ?? '';
  if (state)
    state.textContent = status === 'done' ? 'finished' : of > 0 ? `${solved} of ${of} exercises solved` : '';
  link.hidden = false;
}
onProgress(showWay);
