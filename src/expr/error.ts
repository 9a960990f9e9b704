/**
 * What a reader of formulas says when it cannot go on. The message is a whole sentence for the person who typed;
 * `position` and `expected` are for the page, which underlines the place and offers what would fit.
 */
export class ExprError extends Error {
  /** 0-based offset in the typed text. */
  readonly position: number;
  /** What would have been readable there, such as `a closing bracket`; empty where nothing short can be said. */
  readonly expected: string;

  constructor(message: string, position: number, expected = '') {
    super(message);
    this.name = 'ExprError';
    this.position = position;
    this.expected = expected;
  }
}

/** @throws ExprError for a text longer than `most` characters */
export function expectLength(text: string, most: number): void {
  if (text.length > most)
    throw new ExprError(
      `This is longer than ${most} characters, which is more than a formula here needs.`,
      most,
    );
}

/** @param position of an equals sign, or -1 where there is none. @throws ExprError for one */
export function expectNoEquals(position: number): void {
  if (position >= 0)
    throw new ExprError(
      'Write only the formula itself, without an equals sign.',
      position,
      'the formula alone',
    );
}
