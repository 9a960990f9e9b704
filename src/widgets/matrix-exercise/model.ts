/**
 * The exercise as it is being filled in: grids, formulas, how each was judged, what was shown. Pure; verdicts come
 * in as an action, because the marker is loaded only when it is needed.
 */
import type { Verdict } from '../../grading/verdict.ts';

/** What the model has to know of a quantity. */
export interface Asked {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly choose: boolean;
}

export interface Answer {
  readonly mode: 'grid' | 'formula';
  readonly rows: number;
  readonly columns: number;
  /** Everything typed, by row and column; a smaller grid hides cells and forgets none. */
  readonly cells: readonly (readonly string[])[];
  readonly formula: string;
  /** How it was judged; absent while it has not been, or has changed since. */
  readonly verdict?: Verdict;
  /** Wrong answers so far. Unreadable ones do not count. */
  readonly tries: number;
  /** The last answer that was judged wrong: the same again is not another try. */
  readonly lastWrong?: string;
  /** The solution was shown before the answer was right. */
  readonly shown?: boolean;
}

export interface Work {
  /** By the quantity's name. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What happened last, for a screen reader: said once. */
  readonly news: string;
}

export type Action =
  | {
      readonly do: 'cell';
      readonly name: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly do: 'shape'; readonly name: string; readonly rows: number; readonly columns: number }
  | { readonly do: 'formula'; readonly name: string; readonly text: string }
  | { readonly do: 'mode'; readonly name: string; readonly mode: Answer['mode'] }
  /** `of` is `keyOf` the answer that was judged; a verdict that comes too late is dropped. */
  | {
      readonly do: 'judge';
      readonly name: string;
      readonly of: string;
      readonly verdict: Verdict;
      readonly again?: boolean;
    }
  | { readonly do: 'show'; readonly name: string }
  | { readonly do: 'start-over' };

export const LARGEST = 6;
/** From the second wrong answer on, the solution is offered beside the verdict. */
export const TRIES_BEFORE_OFFER = 2;
/** Characters that are kept. */
const LONGEST = 500;

export const emptyAnswer = ({ rows, columns }: Asked): Answer => ({
  mode: 'grid',
  rows,
  columns,
  cells: [],
  formula: '',
  tries: 0,
});

export function emptyWork(asked: readonly Asked[], news = ''): Work {
  return {
    answers: Object.fromEntries(asked.map((quantity) => [quantity.name, emptyAnswer(quantity)])),
    news,
  };
}

/** The cells of the grid as it stands. */
export function gridOf({ rows, columns, cells }: Answer): string[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => cells[i]?.[j] ?? ''),
  );
}

/** What would be marked. */
export const typedOf = (answer: Answer): string | string[][] =>
  answer.mode === 'formula' ? answer.formula : gridOf(answer);
export const keyOf = (answer: Answer): string => JSON.stringify(typedOf(answer));
export const isBlank = (answer: Answer): boolean =>
  [typedOf(answer)].flat(2).every((text) => text.trim() === '');

export function act(asked: readonly Asked[], work: Work, action: Action): Work {
  if (action.do === 'start-over') return emptyWork(asked, 'Everything is cleared.');
  const before = work.answers[action.name];
  if (!before) return work;
  const { verdict: _, ...unjudged } = before;
  const become = (answer: Answer, news = ''): Work => ({
    answers: { ...work.answers, [action.name]: answer },
    news,
  });
  switch (action.do) {
    case 'cell': {
      const cells = Array.from({ length: LARGEST }, (_, i) =>
        Array.from({ length: LARGEST }, (_, j) =>
          i === action.row && j === action.column ? action.text : (before.cells[i]?.[j] ?? ''),
        ),
      );
      return become({ ...unjudged, cells });
    }
    case 'shape':
      return become({ ...unjudged, rows: action.rows, columns: action.columns });
    case 'formula':
      return become({ ...unjudged, formula: action.text });
    case 'mode':
      return become({ ...unjudged, mode: action.mode });
    case 'show':
      return before.verdict?.kind === 'correct' ? work : become({ ...before, shown: true });
    case 'judge': {
      if (keyOf(before) !== action.of) return work;
      const { verdict } = action;
      const wrong = verdict.kind === 'wrong';
      const counts = wrong && before.lastWrong !== action.of && !action.again;
      const after = become({
        ...before,
        verdict,
        tries: before.tries + (counts ? 1 : 0),
        ...(wrong ? { lastWrong: action.of } : {}),
      });
      return action.again ? after : { ...after, news: newsOf(action.name, verdict, standing(after)) };
    }
  }
}

export interface Standing {
  readonly right: number;
  readonly of: number;
  readonly afterSolution: boolean;
  /** Answers judged wrong so far. */
  readonly wrongAnswers: number;
}

export function standing(work: Work): Standing {
  const answers = Object.values(work.answers);
  return {
    right: answers.filter(({ verdict }) => verdict?.kind === 'correct').length,
    of: answers.length,
    afterSolution: answers.some(({ shown }) => shown === true),
    wrongAnswers: answers.reduce((sum, { tries }) => sum + tries, 0),
  };
}

function newsOf(name: string, verdict: Verdict, { right, of }: Standing): string {
  const words = { correct: 'right', wrong: 'not yet', unmarkable: 'could not be read', stopped: 'stopped' };
  const end = verdict.kind === 'correct' && right === of ? ' The exercise is solved.' : '';
  return `Gradient of ${name}: ${words[verdict.kind]}. ${verdict.message ?? ''}`.trim() + end;
}

/** What is kept across reloads. Verdicts are made again; `marked` says of which answers. */
export function draftOf(work: Work): unknown {
  return {
    answers: Object.fromEntries(
      Object.entries(work.answers).map(([name, { verdict, ...kept }]) => [
        name,
        { ...kept, marked: verdict !== undefined && verdict.kind !== 'unmarkable' },
      ]),
    ),
  };
}

/** Takes from a draft what fits, and ignores the rest. `marked` are the names whose verdict is to be made again. */
export function restore(asked: readonly Asked[], draft: unknown): { work: Work; marked: string[] } {
  const kept = isObject(draft) && isObject(draft.answers) ? draft.answers : {};
  const answers = { ...emptyWork(asked).answers };
  const marked: string[] = [];
  for (const quantity of asked) {
    const old = kept[quantity.name];
    if (!isObject(old)) continue;
    const size = (n: unknown, start: number): number =>
      quantity.choose && Number.isInteger(n) && Number(n) >= 1 && Number(n) <= LARGEST ? Number(n) : start;
    const text = (t: unknown): string => (typeof t === 'string' ? t.slice(0, LONGEST) : '');
    const list = (l: unknown): unknown[] => (Array.isArray(l) ? l.slice(0, LARGEST) : []);
    answers[quantity.name] = {
      mode: old.mode === 'formula' ? 'formula' : 'grid',
      rows: size(old.rows, quantity.rows),
      columns: size(old.columns, quantity.columns),
      cells: list(old.cells).map((row) => list(row).map(text)),
      formula: text(old.formula),
      tries: typeof old.tries === 'number' ? old.tries : 0,
      ...(typeof old.lastWrong === 'string' ? { lastWrong: old.lastWrong } : {}),
      ...(old.shown === true ? { shown: true } : {}),
    };
    if (old.marked === true) marked.push(quantity.name);
  }
  return { work: { answers, news: '' }, marked };
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
