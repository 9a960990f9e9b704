/**
 * A marked answer as a test case, in the form of `answers.yaml`: what a learner copies who disputes a mark. Whoever
 * reads it pastes it into that file, corrects the verdict if it is wrong, and has a failing test.
 */
import type { Env } from '../expr/types.ts';
import type { Given } from './matrix/program.ts';
import type { Verdict } from './verdict.ts';

export interface Disputed {
  /** The field or the matrix that was asked. */
  readonly asked: string;
  readonly answer: string;
  readonly verdict: Verdict;
  readonly seed: number;
  readonly question: { readonly expression: string; readonly at: readonly Env[] } | { readonly given: Given };
}

/** `foreseen:y:x + y` is told as `foreseen`: the answer itself stands beside it. */
export function mistakeOf(verdict: Verdict): string | undefined {
  return verdict.kind === 'wrong' ? verdict.mistake?.replace(/^foreseen:.*$/s, 'foreseen') : undefined;
}

/** One entry of `answers`, as YAML. Values are written as JSON, which YAML reads. */
export function caseText({ asked, answer, verdict, seed, question }: Disputed): string {
  const mistake = mistakeOf(verdict);
  const entries = {
    for: asked,
    answer,
    verdict: verdict.kind,
    ...(mistake !== undefined && { mistake }),
    seed,
    ...question,
  };
  return Object.entries(entries)
    .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${JSON.stringify(value)}\n`)
    .join('');
}
