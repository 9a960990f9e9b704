/** An exercise as data, for whoever marks a submission again: `/exercises/g01.json`. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import type { Exercise } from '../../schemas/exercise.ts';
import { readCodeFolder } from '../../widgets/code-exercise/folder.ts';
import { offerText } from '../../widgets/code-exercise/offer.ts';
import { exerciseFiles } from '../../widgets/exercise-files.ts';

export async function getStaticPaths() {
  const entries = await getCollection('exercises', ({ data }) =>
    ['code', 'gradient', 'matrix'].includes(data.kind),
  );
  return entries.map(({ id, data }) => ({ params: { id }, props: { exercise: data } }));
}

export const GET: APIRoute<{ exercise: Exercise }> = ({ params: { id = '' }, props: { exercise } }) => {
  const { path, files } = exerciseFiles(id);
  const body =
    exercise.kind === 'code' ? offerText(readCodeFolder(path, exercise, files)) : JSON.stringify(exercise);
  return new Response(body, { headers: { 'content-type': 'application/json' } });
};
