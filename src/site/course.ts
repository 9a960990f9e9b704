/** The course for pages: read once in a build, afresh for each request while an author is writing. */
import type { Course } from '../course/course.ts';
import { readCourse } from '../course/course.ts';

let known: Course | undefined;

export function course(): Course {
  if (import.meta.env.DEV || !known) known = readCourse();
  return known;
}
