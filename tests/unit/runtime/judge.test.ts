import { describe, expect, it } from 'vitest';
import { type Case, judge, type Mistake, recognize } from '../../../src/runtime/judge.ts';
import type { CallResult, RunResult } from '../../../src/runtime/protocol.ts';
import { toWire } from '../../../src/runtime/show.ts';

const cases: Case[] = [
  {
    id: 'sum',
    says: 'Adds.',
    hidden: false,
    call: { of: 'learner', name: 'f', args: [2, 3] },
    expected: 5,
    tolerance: 1e-9,
  },
  {
    id: 'bad',
    says: 'Rejects text.',
    hidden: true,
    call: { of: 'learner', name: 'f', args: ['a'] },
    throws: 'TypeError',
    tolerance: 1e-9,
  },
];
const returned = (value: number): CallResult => ({ status: 'returned', value: toWire(value) });
const threw = (name: string): CallResult => ({ status: 'threw', problem: { name, message: 'no' } });
const finished = (...calls: CallResult[]): RunResult => ({
  status: 'finished',
  calls,
  prints: [{ call: 1, stream: 'out', text: 'here' }],
});

describe('judge', () => {
  it('puts expected, got and prints beside each case', () => {
    expect(judge(cases, finished(returned(6), threw('TypeError')), 'python')).toEqual([
      {
        id: 'sum',
        says: 'Adds.',
        hidden: false,
        call: 'f(2, 3)',
        outcome: 'failed',
        expected: '5',
        got: '6',
        prints: [],
      },
      {
        id: 'bad',
        says: 'Rejects text.',
        hidden: true,
        call: "f('a')",
        outcome: 'passed',
        expected: 'throws TypeError',
        got: 'TypeError: no',
        problem: undefined,
        prints: [{ call: 1, stream: 'out', text: 'here' }],
      },
    ]);
  });

  it('fails a value where an exception was asked, and an exception where a value was', () => {
    const outcomes = judge(cases, finished(threw('TypeError'), returned(1)), 'typescript').map(
      (test) => test.outcome,
    );
    expect(outcomes).toEqual(['failed', 'failed']);
  });

  it('says of cases a stopped run did not reach that they did not run', () => {
    expect(judge(cases, finished(returned(5)), 'typescript').map((test) => test.outcome)).toEqual([
      'passed',
      'not-run',
    ]);
  });
});

describe('recognize', () => {
  const subtracts: Mistake = { id: 'subtracts', message: 'm', produces: { sum: -1 } };
  const accepts: Mistake = {
    id: 'accepts',
    message: 'm',
    produces: { sum: 5, bad: { throws: 'RangeError' } },
  };

  it('names the mistake whose values came out', () => {
    expect(recognize([subtracts, accepts], cases, finished(returned(-1), threw('TypeError')))).toEqual([
      subtracts,
    ]);
    expect(recognize([subtracts, accepts], cases, finished(returned(5), threw('RangeError')))).toEqual([
      accepts,
    ]);
  });

  it('knows one exception by its names in several languages', () => {
    const deep: Mistake = {
      id: 'deep',
      message: 'm',
      produces: { sum: { throws: ['RangeError', 'RecursionError'] } },
    };
    expect(recognize([deep], cases, finished(threw('RecursionError')))).toEqual([deep]);
    expect(recognize([deep], cases, finished(threw('RangeError')))).toEqual([deep]);
    expect(recognize([deep], cases, finished(threw('TypeError')))).toEqual([]);
  });

  it('stays silent when one of its cases came out otherwise or did not run', () => {
    expect(recognize([subtracts, accepts], cases, finished(returned(-2), threw('TypeError')))).toEqual([]);
    expect(recognize([accepts], cases, finished(returned(5)))).toEqual([]);
  });

  it('never accuses a right answer', () => {
    const right: Mistake = { id: 'right', message: 'm', produces: { sum: 5 } };
    expect(recognize([right], cases, finished(returned(5), threw('TypeError')))).toEqual([]);
  });

  it('names at most three, in the author’s order', () => {
    const four = ['a', 'b', 'c', 'd'].map((id): Mistake => ({ id, message: 'm', produces: { sum: -1 } }));
    const named = recognize(four, cases, finished(returned(-1)));
    expect(named.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
