/** The choices that were checked in a quiz: by question, in order, in the author's words. Pure. */

export type Checked = Readonly<Record<string, readonly string[]>>;

/** Both as the author wrote them. */
export interface Question {
  readonly ask: string;
  readonly right: string;
}

/** With one more choice. A choice checked before adds nothing, nor does reading the others after the right one. */
export function withChoice(checked: Checked, { ask, right }: Question, choice: string): Checked {
  const before = checked[ask] ?? [];
  return before.includes(choice) || before.includes(right)
    ? checked
    : { ...checked, [ask]: [...before, choice] };
}

export const isSolved = (checked: Checked, questions: readonly Question[]): boolean =>
  countChecked(questions, checked).right === questions.length;

/** From a draft of unknown shape. What is no list of texts is left out. */
export function readChecked(draft: unknown): Checked {
  const checked = (draft as { checked?: unknown } | null | undefined)?.checked;
  if (typeof checked !== 'object' || checked === null) return {};
  return Object.fromEntries(Object.entries(checked).filter(([, choices]) => isTexts(choices)));
}

const isTexts = (data: unknown): data is string[] =>
  Array.isArray(data) && data.every((one) => typeof one === 'string');

export interface Count {
  readonly right: number;
  /** Right, and nothing else was checked before. */
  readonly atFirst: number;
  readonly wrong: number;
  /** Questions without a checked choice: left out, or worded otherwise since. */
  readonly missing: number;
}

/** Marks the choice that was checked last in each question. */
export function countChecked(questions: readonly Question[], checked: Checked): Count {
  const choices = questions.map(({ ask, right }) => ({ right, picked: checked[ask] ?? [] }));
  const right = choices.filter(({ right, picked }) => picked.at(-1) === right);
  const missing = choices.filter(({ picked }) => picked.length === 0).length;
  return {
    right: right.length,
    atFirst: right.filter(({ picked }) => picked.length === 1).length,
    wrong: choices.length - right.length - missing,
    missing,
  };
}
