/** The course's recall cards as the page fetches them, once. All texts are HTML from the build. */

export interface Card {
  readonly question: string;
  readonly answer: string;
  readonly distractors: readonly { readonly html: string; readonly because: string }[];
}

export interface Deck {
  /** `dl/q1/m1/w1/computational-graphs`: the lesson's address without base, and its key in progress. */
  readonly lesson: string;
  /** The lesson's title. */
  readonly title: string;
  /** In the order of the lesson's `cards.yaml`. */
  readonly cards: readonly Card[];
}

/** `base`: the site's base without its last slash. Rejects with a sentence for the reader. */
export async function fetchDecks(base: string): Promise<readonly Deck[]> {
  const response = await fetch(`${base}/cards.json`).catch(() => undefined);
  if (!response?.ok) throw new Error('The cards could not be loaded. Check your connection, then try again.');
  return (await response.json()) as readonly Deck[];
}
