/** Judges a filled-in form and takes up a draft of it. Pure: the View draws the result and keeps drafts. */
import type { Verdict } from '../../grading/verdict.ts';
import { allFields, type Field, subjectOf } from './form.ts';
import { markField } from './mark.ts';
import type { Sheet } from './sheet.ts';
import { type Answer, EMPTY, standing, type Work } from './work.ts';

/** Marks the given fields; empty ones are left alone. */
export function check(sheet: Sheet, work: Work, ids: readonly string[]): Work {
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
export function restore(sheet: Sheet, work: Work, draft: unknown): Work {
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
