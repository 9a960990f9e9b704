/** Right or wrong, case by case: what an author expects beside what a run produced. Pure, and never in the sandbox. */
import { matches } from './compare.ts';
import type { Call, Json, Language, Print, Problem, RunResult } from './protocol.ts';
import { show } from './show.ts';
import { shownCall, shownExpectation } from './shown-case.ts';

/** One case as its author wrote it, for one language. */
export interface Case {
  readonly id: string;
  readonly says: string;
  readonly hidden: boolean;
  readonly call: Call;
  readonly expected?: Json;
  /** The exception's name, instead of a value. */
  readonly throws?: string;
  readonly tolerance: number;
}

/** One case judged, ready to be shown. */
export interface CaseResult {
  readonly id: string;
  readonly says: string;
  readonly hidden: boolean;
  /** The call in the learner's language; empty for a probe, whose sentence says what it does. */
  readonly call: string;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  readonly expected: string;
  /** What came instead or as well; empty when nothing came. */
  readonly got: string;
  readonly problem?: Problem;
  readonly prints: readonly Print[];
}

/**
 * A foreseen mistake: what it makes of each named case. `{ throws: name }` stands for an exception; a list of names for
 * the same one in several languages: `[RangeError, RecursionError]`.
 */
export interface Mistake {
  readonly id: string;
  readonly message: string;
  readonly produces: { readonly [caseId: string]: Json };
}

/** At most this many mistakes are named at once: more than three is noise. */
const MAX_MISTAKES = 3;

export function judge(cases: readonly Case[], result: RunResult, language: Language): CaseResult[] {
  return cases.map((test, i) => {
    const shown = {
      id: test.id,
      says: test.says,
      hidden: test.hidden,
      call: shownCall(test, language),
      expected: shownExpectation(test, language),
      prints: result.prints.filter((print) => print.call === i),
    };
    const call = result.calls[i];
    if (!call) return { ...shown, outcome: 'not-run', got: '' };
    if (call.status === 'threw') {
      const right = test.throws !== undefined && call.problem.name === test.throws;
      const got = `${call.problem.name}: ${call.problem.message}`;
      return {
        ...shown,
        outcome: right ? 'passed' : 'failed',
        got,
        problem: right ? undefined : call.problem,
      };
    }
    const right = test.throws === undefined && matches(call.value, test.expected ?? null, test.tolerance);
    return { ...shown, outcome: right ? 'passed' : 'failed', got: show(call.value, language) };
  });
}

/** The exceptions a mistake ends in, or null when it produces a value. */
function namesThrown(value: Json): readonly Json[] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { throws, ...rest } = value as { readonly [key: string]: Json };
  if (throws === undefined || Object.keys(rest).length > 0) return null;
  return Array.isArray(throws) ? throws : [throws];
}

/**
 * The mistakes that explain a run, in the author's order of importance. A mistake is named only when every case it
 * speaks of came out as it says and at least one of them was judged wrong.
 */
export function recognize(
  mistakes: readonly Mistake[],
  cases: readonly Case[],
  result: RunResult,
): Mistake[] {
  const found = mistakes.filter(({ produces }) => {
    let wrong = false;
    for (const [caseId, value] of Object.entries(produces)) {
      const index = cases.findIndex(({ id }) => id === caseId);
      const test = cases[index];
      const call = result.calls[index];
      if (!test || !call) return false;
      const names = namesThrown(value);
      if (call.status === 'threw') {
        if (!names?.includes(call.problem.name)) return false;
        wrong ||= test.throws !== call.problem.name;
      } else {
        if (names || !matches(call.value, value, test.tolerance)) return false;
        wrong ||= test.throws !== undefined || !matches(call.value, test.expected ?? null, test.tolerance);
      }
    }
    return wrong;
  });
  return found.slice(0, MAX_MISTAKES);
}
