/** An exercise as data, for whoever marks a submission again: `/exercises/g01.json`. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { snippet } from '../../markdown/snippet.ts';
import type { Exercise } from '../../schemas/exercise.ts';
import { readCodeFolder } from '../../widgets/code-exercise/folder.ts';
import { offerText } from '../../widgets/code-exercise/offer.ts';
import { exerciseFiles } from '../../widgets/exercise-files.ts';

export async function getStaticPaths() {
  const entries = await getCollection('exercises', ({ data }) =>
    ['code', 'gradient', 'matrix', 'quiz'].includes(data.kind),
  );
  return entries.map(({ id, data }) => ({ params: { id }, props: { exercise: data } }));
}

export const GET: APIRoute<{ exercise: Exercise }> = async ({ params: { id = '' }, props: { exercise } }) => {
  const { path, files } = exerciseFiles(id);
  const body =
    exercise.kind === 'code'
      ? offerText(readCodeFolder(path, exercise, files))
      : JSON.stringify(exercise.kind === 'quiz' ? await withTypeset(exercise) : exercise);
  return new Response(body, { headers: { 'content-type': 'application/json' } });
};

/** A quiz with its questions and choices as HTML too, by the author's words. */
async function withTypeset(quiz: Extract<Exercise, { kind: 'quiz' }>) {
  const words = quiz.questions.flatMap(({ ask, right, wrong }) => [
    ask,
    right,
    ...wrong.map(({ choice }) => choice),
  ]);
  const pairs = words.map(async (text) => [text, await snippet(text)]);
  return { ...quiz, typeset: Object.fromEntries(await Promise.all(pairs)) };
}
