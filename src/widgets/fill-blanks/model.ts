/** Blanks of a program: where they stand, what is filled in, and what is known of an answer without running it. Pure. */
export interface Blank {
  readonly id: string;
  readonly label: string;
  readonly right: readonly string[];
  /** `html` is trusted: made from the author's Markdown at build. */
  readonly wrong: readonly { readonly text: string; readonly html: string }[];
}

export type BlankVerdict =
  | { readonly kind: 'correct' }
  | { readonly kind: 'wrong'; readonly html: string }
  /** Nothing is known of it: running it decides. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty' };

/** A program as pieces: text, and the ids of blanks in between. */
export type Piece = { readonly text: string } | { readonly blank: string };

const BLANK = /\bBLANK_([a-z]+)\b/g;
/** A blank is a word or two, not a program. */
export const LONGEST_ANSWER = 80;

export function piecesOf(program: string): Piece[] {
  return program.split(BLANK).map((part, i) => (i % 2 === 0 ? { text: part } : { blank: part }));
}

export function fill(program: string, answers: Readonly<Record<string, string>>): string {
  return program.replace(BLANK, (whole, id: string) => answers[id]?.trim() || whole);
}

/** Words and signs, so that blanks between them do not matter: `local*grad` and `local * grad`. */
function tokens(text: string): string {
  return (text.match(/[\w.]+|[^\w.\s]+/g) ?? []).join(' ').replaceAll('"', "'");
}

export function judgeBlank(typed: string, { right, wrong }: Blank): BlankVerdict {
  const mine = tokens(typed);
  if (mine === '') return { kind: 'empty' };
  if (right.some((answer) => tokens(answer) === mine)) return { kind: 'correct' };
  const foreseen = wrong.find(({ text }) => tokens(text) === mine);
  return foreseen ? { kind: 'wrong', html: foreseen.html } : { kind: 'unknown' };
}
