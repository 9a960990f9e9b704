/** A run as the page shows it: one verdict, the mistakes named, and the cases in the order worth reading. Pure. */
import { type CaseResult, judge, type Mistake, recognize } from '../../runtime/judge.ts';
import type { Print, Problem, RunResult } from '../../runtime/protocol.ts';
import type { CodeVersion } from './folder.ts';

export interface RunScene {
  readonly kind: 'correct' | 'wrong' | 'unmarkable' | 'stopped';
  /** One sentence, shown and announced. */
  readonly headline: string;
  readonly mistakes: readonly string[];
  /** What stopped the program as a whole or its first failing case. */
  readonly problem: Problem | null;
  /** The first failing case, then the other failing ones, those that did not run, and the passed ones. */
  readonly cases: readonly CaseResult[];
  /** Printed outside of any case that is listed with its own prints. */
  readonly prints: readonly Print[];
}

const ORDER: Record<CaseResult['outcome'], number> = { failed: 0, 'not-run': 1, passed: 2 };

export function problemLine({ name, message, line }: Problem): string {
  return `${line ? `Line ${line}: ` : ''}${name}: ${message}`;
}

/** A bound on the length as a test like the others: blank lines do not count. */
export function lengthCase(source: string, maxLines: number): CaseResult {
  const lines = source.split('\n').filter((line) => line.trim() !== '').length;
  return {
    id: 'length',
    says: `It has at most ${maxLines} non-empty lines.`,
    hidden: false,
    call: '',
    outcome: lines <= maxLines ? 'passed' : 'failed',
    expected: `at most ${maxLines} lines`,
    got: `${lines} lines`,
    prints: [],
  };
}

/** `more`: tests that need no run, such as the length. */
export function sceneOf(
  version: CodeVersion,
  mistakes: readonly Mistake[],
  result: RunResult,
  more: readonly CaseResult[] = [],
): RunScene {
  const { cases, language } = version;
  const prints = result.prints.filter((print) => print.call < 0 || print.call >= result.calls.length);
  const nothing = { mistakes: [], problem: null, cases: [], prints };
  if (result.status === 'unavailable') return { ...nothing, kind: 'unmarkable', headline: result.message };
  if (result.status === 'failed') {
    return { ...nothing, kind: 'unmarkable', headline: problemLine(result.problem), problem: result.problem };
  }

  const judged = [...judge(cases, result, language), ...more];
  const sorted = judged.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);
  const passed = judged.filter(({ outcome }) => outcome === 'passed').length;
  const named = recognize(mistakes, cases, result).map(({ message }) => message);
  const problem = sorted.find((test) => test.problem)?.problem ?? null;
  if (result.status === 'stopped') {
    const during = cases[result.calls.length];
    const where = during && result.reason !== 'user' ? ` It happened in “${during.says}”` : '';
    const headline = `${result.message}${where}`;
    return {
      kind: 'stopped',
      headline,
      mistakes: named,
      problem: result.problem ?? problem,
      cases: sorted,
      prints,
    };
  }
  if (passed === judged.length) {
    const headline = judged.length === 1 ? 'The test passes.' : `All ${judged.length} tests pass.`;
    return { kind: 'correct', headline, mistakes: [], problem: null, cases: sorted, prints };
  }
  const headline = `${passed} of ${judged.length} tests pass.`;
  return { kind: 'wrong', headline, mistakes: named, problem, cases: sorted, prints };
}
