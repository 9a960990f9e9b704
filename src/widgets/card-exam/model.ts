/** A sitting with recall cards: which are drawn, how they were answered, and what that makes of the whole. Pure. */
import { Random } from '../../engine/random.ts';
import type { Choice } from '../../ui/ChoiceQuestion.tsx';
import type { Deck } from '../../ui/deck.ts';

export interface Asked {
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly lesson: Pick<Deck, 'lesson' | 'title'>;
}

export interface Sitting {
  readonly seed: number;
  /** For each card answered so far, in the order of the draw: was the first answer right? */
  readonly answers: readonly boolean[];
}

/** `count` cards that have something to choose from, their choices shuffled. The same seed always draws the same. */
export function draw(decks: readonly Deck[], count: number, seed: number): Asked[] {
  const random = new Random(seed);
  const all = decks.flatMap(({ lesson, title, cards }) =>
    cards
      .filter(({ distractors }) => distractors.length > 0)
      .map((card) => ({ card, lesson: { lesson, title } })),
  );
  return random
    .shuffle(all)
    .slice(0, count)
    .map(({ card, lesson }) => ({
      question: card.question,
      lesson,
      choices: random.shuffle<Choice>([
        { html: bare(card.answer), right: true },
        ...card.distractors.map(({ html, because }) => ({ html: bare(html), because, right: false })),
      ]),
    }));
}

/** Without a full stop at the end, which would tell answers, written as sentences, from choices. */
const bare = (html: string): string => html.replace(/\.$/, '');

export type Outcome = 'open' | 'solved' | 'failed';

/** Decided when all cards are answered. */
export function outcome({ answers }: Sitting, asked: number, needed: number): Outcome {
  if (answers.length < asked) return 'open';
  return answers.filter(Boolean).length >= needed ? 'solved' : 'failed';
}

/** The lessons of the cards that were missed, each once, those with most misses first. */
export function toReview(asked: readonly Asked[], { answers }: Sitting): Asked['lesson'][] {
  const missed = asked.filter((_, i) => answers[i] === false).map(({ lesson }) => lesson);
  const count = (path: string): number => missed.filter(({ lesson }) => lesson === path).length;
  const each = [...new Map(missed.map((lesson) => [lesson.lesson, lesson])).values()];
  return each.toSorted((a, b) => count(b.lesson) - count(a.lesson));
}

/** A kept sitting, or undefined for anything else that may stand in storage. */
export function readSitting(kept: unknown): Sitting | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { seed, answers } = kept as Partial<Record<keyof Sitting, unknown>>;
  const good = Array.isArray(answers) && answers.every((answer) => typeof answer === 'boolean');
  return Number.isSafeInteger(seed) && good ? { seed: seed as number, answers } : undefined;
}
