/**
 * The exercise an author named in a lesson, with its prompt ready to place. What all exercise wrappers share:
 * an id that does not exist or is of another kind stops the build and says what was expected.
 */
import { getCollection, getEntry, render } from 'astro:content';
import { z } from 'astro/zod';
import type { Exercise } from '../schemas/exercise.ts';

const exerciseProps = z.strictObject({ id: z.string() });

/** `props` are the author's: exactly `{ id }`. */
export async function exerciseEntry<K extends Exercise['kind']>(widget: string, kind: K, props: unknown) {
  const parsed = exerciseProps.safeParse(props);
  if (!parsed.success)
    throw new Error(`<${widget}> takes one property, id:\n${z.prettifyError(parsed.error)}`);
  const { id } = parsed.data;
  const entry = await getEntry('exercises', id);
  if (entry === undefined || entry.data.kind !== kind) {
    const found =
      entry === undefined ? 'there is no exercise with this id' : `it is of kind ${entry.data.kind}`;
    const known = (await getCollection('exercises')).filter((e) => e.data.kind === kind).map((e) => e.id);
    throw new Error(
      `<${widget} id="${id}" />: expected the name of an exercise folder of kind ${kind}, but ${found}. ` +
        `Exercises of this kind: ${known.join(', ') || 'none yet'}.`,
    );
  }
  const { Content } = await render(entry);
  return { id, exercise: entry.data as Extract<Exercise, { kind: K }>, Prompt: Content };
}

export interface LessonOf {
  /** `dl/q1/m1/w1/computational-graphs`: its address without base, and its key in progress. */
  readonly path: string;
  readonly title: string;
}

/** The lesson in whose folder an exercise's file stands; undefined while that lesson has no page. */
export async function lessonOf(filePath: string | undefined): Promise<LessonOf | undefined> {
  const [, week, slug] = /content\/lessons\/(.*)\/\d\d-([^/]+)\/exercises\//.exec(filePath ?? '') ?? [];
  const path = `${week}/${slug}`;
  const lesson = await getEntry('docs', path);
  return lesson && { path, title: lesson.data.title };
}
