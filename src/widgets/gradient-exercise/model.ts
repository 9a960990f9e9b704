/**
 * The exercise as it is being filled in: what was typed, how it was judged, what was shown. Pure: actions in, state
 * out; the View draws it and keeps drafts.
 */
import type { Verdict } from '../../grading/verdict.ts';
import { markField, subjectOf } from './mark.ts';
import type { Field, Sheet } from './sheet.ts';

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

export type Action =
  | { readonly do: 'type'; readonly field: string; readonly text: string }
  /** Marks the given fields; empty ones are left alone. */
  | { readonly do: 'check'; readonly fields: readonly string[] }
  | { readonly do: 'show'; readonly fields: readonly string[] }
  | { readonly do: 'start-over' }
  | { readonly do: 'restore'; readonly draft: unknown };

export const EMPTY: Answer = { text: '', tries: 0 };
export const nothingDone: Work = { answers: {}, news: '' };

/** From the second wrong answer on, the field itself offers to show its solution. */
export const TRIES_BEFORE_OFFER = 2;

export function act(sheet: Sheet, work: Work, action: Action): Work {
  switch (action.do) {
    case 'type': {
      const { verdict: _, ...kept } = work.answers[action.field] ?? EMPTY;
      return { answers: { ...work.answers, [action.field]: { ...kept, text: action.text } }, news: '' };
    }
    case 'check':
      return check(sheet, work, action.fields);
    case 'show': {
      const shown = action.fields
        .filter((id) => work.answers[id]?.verdict?.kind !== 'correct')
        .map((id): [string, Answer] => [id, { ...(work.answers[id] ?? EMPTY), shown: true }]);
      return { answers: { ...work.answers, ...Object.fromEntries(shown) }, news: '' };
    }
    case 'start-over':
      return { answers: {}, news: 'Everything is cleared.' };
    case 'restore':
      return restore(sheet, work, action.draft);
  }
}

export interface Standing {
  readonly right: number;
  readonly of: number;
  /** Some solution was shown before its answer was right. */
  readonly afterSolution: boolean;
}

export function standing(sheet: Sheet, work: Work, fields = allFields(sheet)): Standing {
  const answers = fields.map((field) => work.answers[field.id]);
  return {
    right: answers.filter((answer) => answer?.verdict?.kind === 'correct').length,
    of: fields.length,
    afterSolution: answers.some((answer) => answer?.shown === true),
  };
}

export function allFields(sheet: Sheet): readonly Field[] {
  return sheet.parts.flatMap((part) => part.fields);
}

/** What is kept across reloads: the text, the tries and what was shown. Verdicts are made again. */
export function draftOf(work: Work): unknown {
  return { answers: work.answers };
}

function check(sheet: Sheet, work: Work, ids: readonly string[]): Work {
  const typed = allFields(sheet).filter(
    (field) => ids.includes(field.id) && work.answers[field.id]?.text.trim(),
  );
  if (typed.length === 0) return { ...work, news: 'Nothing to check yet: type an answer first.' };
  const steps = stepsOf(sheet, work);
  // What was right only beside earlier answers is marked anew with them, at no cost.
  const leaning = allFields(sheet).filter(
    (field) => !typed.includes(field) && isCarried(work.answers[field.id]),
  );
  const answers = { ...work.answers };
  for (const field of [...typed, ...leaning]) {
    const before = work.answers[field.id] ?? EMPTY;
    const after = judged(before, markField(sheet, field, before.text, steps));
    answers[field.id] = typed.includes(field) ? after : { ...after, tries: before.tries };
  }
  return { answers, news: newsOf(sheet, typed, { answers, news: '' }) };
}

function isCarried(answer: Answer | undefined): boolean {
  return answer?.verdict?.kind === 'correct' && answer.verdict.carried === true;
}

/** The learner's forward values and local derivatives, by node and edge. */
function stepsOf(sheet: Sheet, work: Work) {
  const of = (part: Field['part']) =>
    Object.fromEntries(
      allFields(sheet)
        .filter((field) => field.part === part)
        .map((field) => [subjectOf(field), work.answers[field.id]?.text ?? '']),
    );
  return { forward: of('forward'), local: of('local') };
}

function judged(before: Answer, verdict: Verdict): Answer {
  const text = before.text.trim();
  const again = verdict.kind === 'wrong' && before.lastWrong === text;
  return {
    ...before,
    verdict,
    tries: before.tries + (verdict.kind === 'wrong' && !again ? 1 : 0),
    ...(verdict.kind === 'wrong' ? { lastWrong: text } : {}),
  };
}

/** One field: its verdict. Several: how many are right, then the first that is not. */
function newsOf(sheet: Sheet, marked: readonly Field[], work: Work): string {
  const saying = (field: Field): string => {
    const verdict = work.answers[field.id]?.verdict;
    if (verdict === undefined) return '';
    const words = { correct: 'right', wrong: 'not yet', unmarkable: 'could not be read', stopped: 'stopped' };
    return `${field.label}: ${words[verdict.kind]}. ${verdict.message ?? ''}`.trim();
  };
  const [first] = marked;
  const whole = standing(sheet, work);
  const end = whole.right === whole.of ? ' The exercise is solved.' : '';
  if (marked.length === 1 && first) return capitalized(saying(first)) + end;
  const right = marked.filter((field) => work.answers[field.id]?.verdict?.kind === 'correct').length;
  const open = marked.find((field) => work.answers[field.id]?.verdict?.kind !== 'correct');
  return `${right} of ${marked.length} right.${open ? ` ${capitalized(saying(open))}` : ''}${end}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Takes from a draft what fits the sheet, and ignores the rest: it may come from an older form of the exercise. */
function restore(sheet: Sheet, work: Work, draft: unknown): Work {
  const kept = isObject(draft) && isObject(draft.answers) ? draft.answers : {};
  const answers: Record<string, Answer> = { ...work.answers };
  const marked: Field[] = [];
  for (const field of allFields(sheet)) {
    const old = kept[field.id];
    if (!isObject(old) || typeof old.text !== 'string' || work.answers[field.id]?.text) continue;
    const text = old.text.slice(0, LONGEST);
    answers[field.id] = {
      text,
      tries: typeof old.tries === 'number' ? old.tries : 0,
      ...(typeof old.lastWrong === 'string' ? { lastWrong: old.lastWrong } : {}),
      ...(old.shown === true ? { shown: true } : {}),
    };
    if (isObject(old.verdict) && text.trim() !== '') marked.push(field);
  }
  const steps = stepsOf(sheet, { answers, news: '' });
  for (const field of marked) {
    const answer = answers[field.id] ?? EMPTY;
    answers[field.id] = { ...answer, verdict: markField(sheet, field, answer.text, steps) };
  }
  return { answers, news: '' };
}

/** Characters of an answer that are kept. */
const LONGEST = 500;

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
