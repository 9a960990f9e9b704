/** A form as far as it is filled in: what was typed, how it was judged, what was shown. Light: nothing here marks. */
import type { Verdict } from '../../grading/verdict.ts';
import { allFields, type Form } from './form.ts';

export interface Answer {
  readonly text: string;
  /** How the text was judged; absent while it has not been, or has changed since. */
  readonly verdict?: Verdict;
  /** Wrong answers so far. Unreadable ones do not count. */
  readonly tries: number;
  /** The last text that was judged wrong: the same text again is not another try. */
  readonly lastWrong?: string;
  /** The solution was shown before the answer was right. */
  readonly shown?: boolean;
}

export interface Work {
  /** By field id. A field without an entry is empty. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What happened last, for a screen reader: said once. */
  readonly news: string;
}

export const EMPTY: Answer = { text: '', tries: 0 };
export const nothingDone: Work = { answers: {}, news: '' };

/** From the second wrong answer on, the field itself offers to show its solution. */
export const TRIES_BEFORE_OFFER = 2;

/** The field with another text. Its verdict belonged to the old one. */
export function typed(work: Work, field: string, text: string): Work {
  const { verdict: _, ...kept } = work.answers[field] ?? EMPTY;
  return { answers: { ...work.answers, [field]: { ...kept, text } }, news: '' };
}

/** The solutions of these fields are on the page. For an answer that is right already that changes nothing. */
export function shown(work: Work, fields: readonly string[]): Work {
  const opened = fields
    .filter((id) => work.answers[id]?.verdict?.kind !== 'correct')
    .map((id): [string, Answer] => [id, { ...(work.answers[id] ?? EMPTY), shown: true }]);
  return { answers: { ...work.answers, ...Object.fromEntries(opened) }, news: '' };
}

export const cleared: Work = { answers: {}, news: 'Everything is cleared.' };

export interface Standing {
  readonly right: number;
  readonly of: number;
  /** Some solution was shown before its answer was right. */
  readonly afterSolution: boolean;
  /** Answers judged wrong so far. */
  readonly wrongAnswers: number;
}

export function standing(form: Form, work: Work, fields = allFields(form)): Standing {
  const answers = fields.map((field) => work.answers[field.id]);
  return {
    right: answers.filter((answer) => answer?.verdict?.kind === 'correct').length,
    of: fields.length,
    afterSolution: answers.some((answer) => answer?.shown === true),
    wrongAnswers: answers.reduce((sum, answer) => sum + (answer?.tries ?? 0), 0),
  };
}

/** What is kept across reloads: the text, the tries and what was shown. Verdicts are made again. */
export function draftOf(work: Work): unknown {
  return { answers: work.answers };
}
