import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/runtime/judge.ts';
import type { RunResult } from '../../../../src/runtime/protocol.ts';
import { toWire } from '../../../../src/runtime/show.ts';
import type { CodeVersion } from '../../../../src/widgets/code-exercise/folder.ts';
import { lengthCase, sceneOf } from '../../../../src/widgets/code-exercise/model.ts';
import { offerText, parseOffer } from '../../../../src/widgets/code-exercise/offer.ts';

const doubles = (n: number): Case => ({
  id: `of-${n}`,
  says: `Doubles ${n}.`,
  hidden: n > 2,
  call: { of: 'learner', name: 'f', args: [n] },
  expected: 2 * n,
  tolerance: 1e-9,
});
const version: CodeVersion = {
  language: 'typescript',
  starter: '',
  solution: '',
  cases: [doubles(1), doubles(2), doubles(3)],
};
const values = (...got: number[]) =>
  got.map((value) => ({ status: 'returned', value: toWire(value) }) as const);
const squares = { id: 'squares', message: 'You squared it.', produces: { 'of-3': 9 } };

describe('the scene of a run', () => {
  it('shows the first failing test on top and passed ones last', () => {
    const result: RunResult = { status: 'finished', calls: values(2, 5, 9), prints: [] };
    const scene = sceneOf(version, [squares], result);
    expect(scene).toMatchObject({
      kind: 'wrong',
      headline: '1 of 3 tests pass.',
      mistakes: ['You squared it.'],
    });
    expect(scene.cases.map(({ id }) => id)).toEqual(['of-2', 'of-3', 'of-1']);
  });

  it('is correct when all pass', () => {
    const result: RunResult = { status: 'finished', calls: values(2, 4, 6), prints: [] };
    expect(sceneOf(version, [squares], result)).toMatchObject({
      kind: 'correct',
      headline: 'All 3 tests pass.',
    });
  });

  it('of a stopped run says in which test, and keeps what was judged', () => {
    const result: RunResult = {
      status: 'stopped',
      reason: 'time',
      message: 'Stopped after 5 seconds.',
      problem: { name: 'KeyboardInterrupt', message: '', line: 3 },
      calls: values(2),
      prints: [{ call: 1, stream: 'out', text: 'still here' }],
    };
    const scene = sceneOf(version, [], result);
    expect(scene).toMatchObject({
      kind: 'stopped',
      headline: 'Stopped after 5 seconds. It happened in “Doubles 2.”',
      problem: { line: 3 },
    });
    expect(scene.cases.map(({ outcome }) => outcome)).toEqual(['not-run', 'not-run', 'passed']);
    expect(scene.prints).toEqual([{ call: 1, stream: 'out', text: 'still here' }]);
  });

  it('of a stopped run still names a mistake that the finished tests show', () => {
    const result: RunResult = {
      status: 'stopped',
      reason: 'time',
      message: 'Stopped after 5 seconds.',
      calls: values(2, 4, 9),
      prints: [],
    };
    expect(sceneOf(version, [squares], result).mistakes).toEqual(['You squared it.']);
  });

  it('of a text that is no program points at the line and counts no try', () => {
    const result: RunResult = {
      status: 'failed',
      problem: { name: 'SyntaxError', message: 'Unexpected token', line: 4 },
      calls: [],
      prints: [],
    };
    expect(sceneOf(version, [], result)).toMatchObject({
      kind: 'unmarkable',
      headline: 'Line 4: SyntaxError: Unexpected token',
      cases: [],
    });
  });
});

it('an offer keeps NaN and the infinities on its way into the page', () => {
  const text = offerText({
    id: 'x',
    title: 'X',
    ref: 'N01-e',
    practice: false,
    hints: [],
    timeLimitMs: 5_000,
    versions: [{ ...version, cases: [{ ...doubles(1), expected: [Number.NaN, -Infinity, 1] }] }],
    mistakes: [],
    wrongPrograms: { 'a.ts': 'secret' },
  });
  expect(text).not.toContain('secret');
  expect(parseOffer(text).versions[0]?.cases[0]?.expected).toEqual([Number.NaN, -Infinity, 1]);
});

describe('a bound on the length', () => {
  const program = 'one\n\n  \ntwo\nthree\n';

  it('counts the lines that are not blank', () => {
    expect(lengthCase(program, 3)).toMatchObject({ outcome: 'passed', got: '3 lines' });
    expect(lengthCase(program, 2)).toMatchObject({ outcome: 'failed', expected: 'at most 2 lines' });
  });

  it('is one test more beside those that ran', () => {
    const result: RunResult = { status: 'finished', calls: values(2, 4, 6), prints: [] };
    const scene = sceneOf(version, [], result, [lengthCase(program, 2)]);
    expect(scene.headline).toBe('3 of 4 tests pass.');
    expect(scene.cases[0]?.id).toBe('length');
  });
});
