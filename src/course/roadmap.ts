/** `roadmap.yaml` as a course walks it: one list of stops in course order, each knowing where it stands. */
import { readFileSync } from 'node:fs';
import type { Month, Quarter, Roadmap, Track, Week } from '../schemas/roadmap.ts';
import { roadmapSchema } from '../schemas/roadmap.ts';
import { ContentError, parseContent } from './content-file.ts';

/** Where a stop stands. A checkpoint closes a quarter and stands in no month. */
export interface Place {
  readonly track: Track;
  readonly quarter: Quarter;
  readonly month?: Month;
  readonly week?: Week;
}

/** One lesson or checkpoint as the roadmap plans it. */
export interface PlannedStop {
  readonly id: string;
  readonly kind: 'lesson' | 'checkpoint';
  readonly title: string;
  /** Planned minutes; a checkpoint has none. */
  readonly minutes: number | undefined;
  readonly before: readonly string[];
  readonly place: Place;
}

const FILE = 'content/roadmap.yaml';

export function readRoadmap(root = '.'): Roadmap {
  return parseRoadmap(readFileSync(`${root}/${FILE}`, 'utf8'));
}

export function parseRoadmap(text: string): Roadmap {
  const roadmap = parseContent({ file: FILE, text }, roadmapSchema);
  checkOrder(plannedStops(roadmap));
  return roadmap;
}

/** Every lesson and checkpoint, in course order, track after track. */
export function plannedStops(roadmap: Roadmap): PlannedStop[] {
  const stops: PlannedStop[] = [];
  for (const track of roadmap.tracks) {
    for (const quarter of track.quarters) {
      for (const month of quarter.months) {
        for (const week of month.weeks) {
          for (const lesson of week.lessons) {
            stops.push({ ...lesson, kind: 'lesson', place: { track, quarter, month, week } });
          }
        }
      }
      const { id, title, before } = quarter.checkpoint;
      stops.push({ id, title, before, kind: 'checkpoint', minutes: undefined, place: { track, quarter } });
    }
  }
  return stops;
}

/** The address of a place, relative to the site's root: `/dl/q1/m1/`. A week is a section of its month's page. */
export function placeAddress(place: {
  track: Track;
  quarter?: Quarter | undefined;
  month?: Month | undefined;
  week?: Week | undefined;
}): string {
  const { track, quarter, month, week } = place;
  const path = [track.id, quarter?.id, month?.id].filter(Boolean).join('/');
  return `/${path}/${week ? `#${week.id}` : ''}`;
}

/** The folder in `content/lessons/` in which a stop's own folder stands: `dl/q1/m1/w1`; a checkpoint's: `dl/q1`. */
export function placeFolder({ track, quarter, month, week }: Place): string {
  return [track.id, quarter.id, month?.id, week?.id].filter(Boolean).join('/');
}

function checkOrder(stops: readonly PlannedStop[]): void {
  const seen = new Set<string>();
  for (const { id, before } of stops) {
    if (seen.has(id))
      throw new ContentError(`${FILE}: ${id} stands in the roadmap twice; an id is used once`);
    for (const earlier of before) {
      if (!seen.has(earlier)) {
        throw new ContentError(
          `${FILE}: ${id}: before: ${earlier} does not come earlier in the course; move it or leave it out`,
        );
      }
    }
    seen.add(id);
  }
}
