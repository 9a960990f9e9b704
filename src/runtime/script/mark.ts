/** Marks what a learner predicted, against the run itself. */
import type { Nested } from '../../engine/index.ts';
import { closeNumber, readNumber } from '../../grading/number.ts';
import type { Unmarkable, Verdict } from '../../grading/verdict.ts';
import type { AutogradCause } from '../../schemas/autograd.ts';
import { formatNumber } from '../../viz/format-number.ts';
import {
  type Asked,
  COLUMNS,
  type Column,
  type Mistake,
  type OutcomeAnswer,
  type TableAnswer,
} from './answers.ts';
import { CAUSES } from './causes.ts';
import type { Final, Trace } from './trace-types.ts';

const unmarkable = (message: string): Unmarkable => ({ kind: 'unmarkable', message });
const wrong = (message: string): Verdict => ({ kind: 'wrong', message });

export function markOutcome(asked: Asked, { fate, value }: OutcomeAnswer, trace: Trace): Verdict {
  if (fate === '') return unmarkable('Choose first whether it runs, or what ends it.');
  const known = (fits: (mistake: Mistake) => boolean) => asked.mistakes.find(fits)?.because;
  if (trace.failure !== null) {
    if (fate === trace.failure.code) return { kind: 'correct' };
    if (fate === 'runs') {
      const typed = readNumbers(value);
      const guessed = Array.isArray(typed) ? known(valueIs(typed)) : undefined;
      return wrong(
        guessed ??
          known((m) => m.runs === true) ??
          'It does not reach its end. Which value would backward miss?',
      );
    }
    return wrong(
      known((m) => m.error === fate) ??
        `It is true that an error ends it, but not because ${CAUSES[fate as AutogradCause]}.`,
    );
  }
  if (fate !== 'runs')
    return wrong(
      known((m) => m.error === fate) ?? 'It runs to its end. Which node would have missed a value?',
    );
  const read = readNumbers(value);
  if (!Array.isArray(read) && read !== null) return read;
  return markNumbers(read, lookUp(trace, asked.of ?? ''), (numbers) => known(valueIs(numbers)));
}

/** One verdict for each cell that can be judged; one for the whole when something is still open. */
export interface TableVerdict {
  readonly whole: Verdict;
  readonly cells: Readonly<Record<string, Readonly<Partial<Record<Column, Verdict>>>>>;
}

export function markTable(asked: Asked, answer: TableAnswer, trace: Trace): TableVerdict {
  const cells: Record<string, Partial<Record<Column, Verdict>>> = {};
  let open = 0;
  let missed = 0;
  for (const [name, final] of Object.entries(trace.final)) {
    const row: Partial<Record<Column, Verdict>> = {};
    for (const column of COLUMNS) {
      const typed = answer[name]?.[column] ?? '';
      if (typed === '') {
        open += 1;
        continue;
      }
      const verdict = markCell(column, typed, name, final, asked);
      if (verdict.kind === 'unmarkable') open += 1;
      else if (verdict.kind !== 'correct') missed += 1;
      row[column] = verdict;
    }
    cells[name] = row;
  }
  const whole: Verdict =
    missed > 0
      ? wrong(
          `${missed === 1 ? 'One cell is' : `${missed} cells are`} not right; the reason stands below the table.`,
        )
      : open > 0
        ? unmarkable(`${open === 1 ? 'One cell is' : `${open} cells are`} still open or cannot be read.`)
        : { kind: 'correct' };
  return { whole, cells };
}

function markCell(column: Column, typed: string, name: string, final: Final, asked: Asked): Verdict {
  if (column === 'grad') {
    const read = readNumbers(typed);
    if (!Array.isArray(read) && read !== null) return read;
    return markNumbers(
      read,
      final.grad,
      (numbers) => asked.mistakes.find((m) => m.name === name && valueIs(numbers)(m))?.because,
      gradRule(name, final),
    );
  }
  if (column === 'grad_fn') {
    if (typed === (final.gradFn ?? 'None')) return { kind: 'correct' };
    if (final.gradFn === null) return wrong(`No recorded operation made ${name}, so it has no grad_fn.`);
    if (typed === 'None')
      return wrong(`${name} is the result of an operation that was recorded. Which one came last?`);
    return wrong(`Which operation came last on the way to ${name}?`);
  }
  const is = column === 'is_leaf' ? final.isLeaf : final.requiresGrad;
  if (typed === (is ? 'True' : 'False')) return { kind: 'correct' };
  if (column === 'is_leaf')
    return wrong(
      is
        ? `${name} has no grad_fn, and a tensor without one is a leaf.`
        : `${name} has a grad_fn, so it is not a leaf.`,
    );
  return wrong(
    is
      ? `A result requires grad if any of its inputs does and recording is on.`
      : `Nothing that leads to ${name} is recorded, so it does not require grad.`,
  );
}

function gradRule(name: string, final: Final): string {
  if (final.grad !== null)
    return `backward does leave a gradient in ${name}.grad. Work it out along the path.`;
  if (!final.requiresGrad) return `${name} does not require grad, so ${name}.grad stays None.`;
  return `${name} is a result: backward passes through it and leaves nothing there. Its grad is None.`;
}

function markNumbers(
  typed: readonly number[] | null,
  is: Nested | null,
  known: (numbers: readonly number[]) => string | undefined,
  rule = 'Not this. Go along the graph once more, node by node.',
): Verdict {
  if (typed === null || is === null)
    return typed === null && is === null ? { kind: 'correct' } : wrong((typed && known(typed)) ?? rule);
  const expected = flat(is);
  if (sameNumbers(typed, expected)) return { kind: 'correct' };
  const recognized = known(typed);
  if (recognized !== undefined) return wrong(recognized);
  if (typed.length !== expected.length)
    return wrong(
      `A gradient has the shape of its tensor: ${expected.length === 1 ? 'one number' : `${expected.length} numbers`} here, and ${typed.length} came.`,
    );
  return wrong('Not this. Go along the graph once more, node by node.');
}

/** `[2, 4]`, `2 4`, `3`, `None`: the numbers, null, or why they cannot be read. */
export function readNumbers(text: string): number[] | null | Unmarkable {
  const inside = text.trim().replace(/^\[+/, '').replace(/\]+$/, '').trim();
  if (/^none$/i.test(inside)) return null;
  if (inside === '') return unmarkable('Type a number such as 9, a list such as [6, 12], or None.');
  const numbers: number[] = [];
  for (const piece of inside.split(/[,;\s]+/)) {
    const read = readNumber(piece);
    if (read.kind === 'unmarkable')
      return unmarkable(`“${piece}” cannot be read as a number. ${read.message}`);
    numbers.push(read.value);
  }
  return numbers;
}

const valueIs = (numbers: readonly number[]) => (mistake: Mistake) =>
  mistake.value !== undefined && sameNumbers(numbers, flat(mistake.value));

function flat(value: Nested): number[] {
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}

/** Close, or the very digits that the page shows: 2.718 for e. */
function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  const same = (x: number, y: number) => closeNumber(x, y) || formatNumber(x) === formatNumber(y);
  return a.length === b.length && a.every((x, i) => same(x, b[i] ?? Number.NaN));
}

/** `x`, `x.grad` or the name of a plain number, at the end of a run. */
export function lookUp(trace: Trace, place: string): Nested | null {
  const [name = '', part] = place.split('.');
  const final = trace.final[name];
  if (final === undefined) return trace.numbers[name] ?? null;
  return part === 'grad' ? final.grad : final.value;
}
