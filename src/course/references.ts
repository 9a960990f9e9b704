/** Sources by key, and the "Further reading" of a lesson: the roadmap's readings first, then ours. */
import { readFileSync } from 'node:fs';
import type { Lesson } from '../schemas/lesson.ts';
import type { Citation, Reference, References } from '../schemas/reference.ts';
import { referencesSchema } from '../schemas/reference.ts';
import type { OutlineItem, Roadmap } from '../schemas/roadmap.ts';
import { ContentError, parseContent } from './content-file.ts';
import { plannedStops } from './roadmap.ts';

const FILE = 'content/references.yaml';

export function readReferences(root = '.'): References {
  return parseContent({ file: FILE, text: readFileSync(`${root}/${FILE}`, 'utf8') }, referencesSchema);
}

/** One entry of a reading list, ready to be printed. */
export interface Reading {
  readonly key: string;
  readonly reference: Reference;
  /** The lesson's own reason, or the reference's. */
  readonly why: string;
}

export interface FurtherReading {
  readonly roadmap: readonly Reading[];
  readonly ours: readonly Reading[];
}

/**
 * @throws ContentError when a key is unknown, or when a reading stands in the wrong list: `readings` is for what the
 * roadmap gives, `sources` for what we add.
 */
export function furtherReading(lesson: Lesson, references: References, file: string): FurtherReading {
  const list = (key: 'readings' | 'sources') =>
    lesson[key].map((citation, i) => {
      const reading = cited(citation, references, `${file}: ${key}[${i}]`);
      const fromRoadmap = reading.reference.given !== undefined;
      if (fromRoadmap !== (key === 'readings')) {
        const right = fromRoadmap ? 'readings' : 'sources';
        const reason = fromRoadmap ? 'the roadmap gives it' : 'the roadmap does not give it';
        throw new ContentError(
          `${file}: ${key}[${i}]: ${citation.key} belongs under \`${right}\`: ${reason}`,
        );
      }
      return reading;
    });
  return { roadmap: list('readings'), ours: list('sources') };
}

function cited(citation: Citation, references: References, where: string): Reading {
  const reference = references[citation.key];
  if (!reference) throw new ContentError(`${where}: ${citation.key} is not a key of ${FILE}`);
  return { key: citation.key, reference, why: citation.why ?? reference.why };
}

/** @throws ContentError when an outline of the roadmap names a reading that `references.yaml` does not know. */
export function checkOutlines(roadmap: Roadmap, references: References): void {
  const weeks = plannedStops(roadmap).flatMap(({ place }) => (place.week ? [place.week] : []));
  const quarters = roadmap.tracks.flatMap((track) => track.quarters);
  const topics = roadmap.tracks.flatMap((track) => track.topics);
  const left: OutlineItem[] = [
    ...weeks.flatMap((week) => week.outline),
    ...quarters.flatMap((quarter) => quarter.checkpoint.outline),
    ...topics.flatMap((topic) => topic.outline),
  ];
  for (let item = left.pop(); item; item = left.pop()) {
    left.push(...item.items);
    if (item.read !== undefined && references[item.read]?.given === undefined) {
      throw new ContentError(
        `content/roadmap.yaml: read: ${item.read} is not a reading of the roadmap in ${FILE} (an entry with \`given\`)`,
      );
    }
  }
}
