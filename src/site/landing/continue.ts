/** "Continue where you were": turned on when this browser has opened a lesson before. */
import { lastLesson, lessonState, onProgress } from '../../course/progress.ts';

interface Ready {
  readonly title: string;
  readonly href: string;
  readonly exercises: readonly string[];
}

const link = document.querySelector<HTMLAnchorElement>('[data-continue]');
const ready = JSON.parse(link?.dataset.continue ?? '{}') as Readonly<Record<string, Ready>>;

onProgress(() => {
  const path = lastLesson();
  const lesson = path === undefined ? undefined : ready[path];
  if (!link || path === undefined || !lesson) return;
  const { solved, of, status } = lessonState(path, lesson.exercises);
  const words = status === 'done' ? 'finished' : of > 0 ? `${solved} of ${of} exercises solved` : '';
  link.href = lesson.href;
  link.querySelector('[data-name]')?.replaceChildren(lesson.title);
  link.querySelector('[data-state]')?.replaceChildren(words);
  link.hidden = false;
});
