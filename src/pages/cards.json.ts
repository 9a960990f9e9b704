/** All recall cards of the course as data, for what draws from many lessons: `/cards.json`. */
import { getCollection } from 'astro:content';
import { snippet } from '../markdown/snippet.ts';
import type { Deck } from '../ui/deck.ts';

export async function GET(): Promise<Response> {
  const entries = await getCollection('cards');
  const lessons = new Map((await getCollection('docs')).map(({ id, data }) => [id, data.title]));
  const decks = await Promise.all(
    entries
      .filter(({ id }) => lessons.has(id))
      .map(async ({ id, data }) => ({
        lesson: id,
        title: lessons.get(id) ?? '',
        cards: await Promise.all(
          data.cards.map(async ({ question, answer, distractors }) => ({
            question: await snippet(question),
            answer: await snippet(answer),
            distractors: await Promise.all(
              distractors.map(async ({ choice, because }) => ({
                html: await snippet(choice),
                because: await snippet(because),
              })),
            ),
          })),
        ),
      })),
  );
  return new Response(JSON.stringify(decks satisfies Deck[]), {
    headers: { 'content-type': 'application/json' },
  });
}
