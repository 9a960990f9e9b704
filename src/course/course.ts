/**
 * The course as pages show it: the roadmap's plan joined with the lessons that exist and their sources. Everything
 * derived (order, neighbors, prerequisites, state) is asked for here. Read at build time from `content/`.
 */
import type { References } from '../schemas/reference.ts';
import type { Roadmap } from '../schemas/roadmap.ts';
import { ContentError } from './content-file.ts';
import { countedExercises } from './lesson-exercises.ts';
import type { LessonPage } from './lessons.ts';
import { joinLessons, readLessons } from './lessons.ts';
import { checkOutlines, furtherReading, readReferences } from './references.ts';
import type { PlannedStop } from './roadmap.ts';
import { plannedStops, readRoadmap } from './roadmap.ts';

/** A lesson or checkpoint with its page, if it has one. Title, minutes and `before` are the page's where it exists. */
export interface Stop extends PlannedStop {
  /** Undefined while the lesson is in preparation. */
  readonly page:
    | (LessonPage & { readonly address: string; readonly exercises: readonly string[] })
    | undefined;
}

export interface Course {
  readonly roadmap: Roadmap;
  readonly references: References;
  /** In course order, track after track. */
  readonly stops: readonly Stop[];
}

/** @throws ContentError naming file and key when anything in `content/` does not fit together. */
export function readCourse(root = '.'): Course {
  const roadmap = readRoadmap(root);
  const references = readReferences(root);
  checkOutlines(roadmap, references);
  const planned = plannedStops(roadmap);
  const pages = joinLessons(readLessons(root), planned);
  const stops = planned.map((stop) => withPage(stop, pages.get(stop.id), root));
  for (const { page } of stops) if (page) furtherReading(page.lesson, references, page.file);
  checkPrerequisites(stops);
  return { roadmap, references, stops };
}

function withPage(stop: PlannedStop, page: LessonPage | undefined, root: string): Stop {
  if (!page) return { ...stop, page: undefined };
  const { title, minutes, prerequisites } = page.lesson;
  return {
    ...stop,
    title,
    minutes,
    before: prerequisites,
    page: {
      ...page,
      address: `/${page.path}/`,
      exercises: countedExercises(page.path, `${root}/content/lessons`),
    },
  };
}

function checkPrerequisites(stops: readonly Stop[]): void {
  const seen = new Set<string>();
  for (const stop of stops) {
    const missing = stop.before.find((id) => !seen.has(id));
    if (missing && stop.page) {
      throw new ContentError(
        `${stop.page.file}: prerequisites: ${missing} does not come before ${stop.id} in content/roadmap.yaml`,
      );
    }
    seen.add(stop.id);
  }
}

export function stopById(course: Course, id: string): Stop {
  const stop = course.stops.find((candidate) => candidate.id === id);
  if (!stop) throw new ContentError(`${id} is not a lesson of content/roadmap.yaml`);
  return stop;
}

/** The stop whose page has this path, such as `dl/q1/m1/w1/computational-graphs`. */
export function stopByPath(course: Course, path: string): Stop | undefined {
  return course.stops.find((stop) => stop.page?.path === path);
}

/** The stops of the same track before and after this one, whether or not they have a page yet. */
export function neighbors(
  course: Course,
  stop: Stop,
): { previous: Stop | undefined; next: Stop | undefined } {
  const track = course.stops.filter((other) => other.place.track === stop.place.track);
  const at = track.indexOf(stop);
  return { previous: track[at - 1], next: track[at + 1] };
}

/** The stops that name this one as a prerequisite. */
export function openedBy(course: Course, stop: Stop): Stop[] {
  return course.stops.filter((other) => other.before.includes(stop.id));
}
