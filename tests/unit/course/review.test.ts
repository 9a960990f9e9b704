import { describe, expect, it } from 'vitest';
import {
  calendar,
  dateOf,
  dayOf,
  dueOn,
  enroll,
  isMastered,
  noReview,
  type Review,
  reviewed,
} from '../../../src/course/review.ts';
import { decodeReview, encodeReview } from '../../../src/course/review-store.ts';
import { answered, begin, outcomes, tasksFor } from '../../../src/course/review-task.ts';

const on: Review = { ...noReview, on: true };
const TODAY = 20_000;

describe('the schedule', () => {
  it('brings a skill back after 1, 3, 7 and 21 days, and then it is mastered', () => {
    let review = enroll(on, ['a'], TODAY);
    let day = TODAY;
    for (const wait of [1, 3, 7, 21]) {
      expect(dueOn(review, day + wait - 1)).toEqual([]);
      day += wait;
      expect(dueOn(review, day)).toEqual(['a']);
      expect(isMastered(review, 'a')).toBe(false);
      review = reviewed(review, 'a', true, day);
    }
    expect(isMastered(review, 'a')).toBe(true);
    expect(dueOn(review, day + 1000)).toEqual([]);
  });

  it('begins again with one day after a miss, at whatever stage', () => {
    let review = enroll(on, ['a'], TODAY);
    for (const wait of [1, 3, 7]) review = reviewed(review, 'a', true, TODAY + wait);
    review = reviewed(review, 'a', false, TODAY + 30);
    expect(review.skills.a).toMatchObject({ stage: 0, due: TODAY + 31 });
  });

  it('counts a review that went well once, though it was held in two tabs', () => {
    const once = reviewed(enroll(on, ['a'], TODAY), 'a', true, TODAY + 1);
    expect(reviewed(once, 'a', true, TODAY + 1)).toBe(once);
    expect(reviewed(once, 'a', false, TODAY + 1).skills.a).toMatchObject({ stage: 0, due: TODAY + 2 });
  });

  it('counts from the day of the review, not from the day it was due', () => {
    const late = reviewed(enroll(on, ['a'], TODAY), 'a', true, TODAY + 10);
    expect(late.skills.a?.due).toBe(TODAY + 13);
  });

  it('takes in what was learned, and moves nothing that is scheduled', () => {
    const review = enroll(on, ['a'], TODAY);
    expect(enroll(review, ['a', 'b'], TODAY + 5).skills).toMatchObject({
      a: { due: TODAY + 1 },
      b: { due: TODAY + 6 },
    });
    expect(enroll(review, ['a'], TODAY + 5)).toBe(review);
  });

  it('is silent while it is off', () => {
    const review = enroll(noReview, ['a'], TODAY);
    expect(dueOn(review, TODAY + 9)).toEqual([]);
    expect(dueOn({ ...review, on: true }, TODAY + 9)).toEqual(['a']);
  });

  it('has the longest overdue first, and a calendar in which the overdue stands today', () => {
    let review = enroll(on, ['a'], TODAY);
    review = enroll(review, ['b', 'c'], TODAY - 3);
    expect(dueOn(review, TODAY + 1)).toEqual(['b', 'c', 'a']);
    expect(calendar(review, TODAY)).toEqual([
      { day: TODAY, skills: ['b', 'c'] },
      { day: TODAY + 1, skills: ['a'] },
    ]);
  });
});

describe('days', () => {
  it('change at the learner’s own midnight and come back as that date', () => {
    const evening = new Date(2026, 10, 25, 23, 59);
    const morning = new Date(2026, 10, 26, 0, 1);
    expect(dayOf(morning) - dayOf(evening)).toBe(1);
    expect(dateOf(dayOf(evening)).toDateString()).toBe(evening.toDateString());
  });
});

describe('the tasks of a review', () => {
  const skill = { skill: 'a', cards: 5, exercises: ['g01', 'g02'] };

  it('are a card and an exercise with fresh numbers, or three cards where there is none', () => {
    for (let seed = 0; seed < 30; seed++) {
      const tasks = tasksFor(skill, seed);
      expect(tasks.map(({ kind }) => kind)).toEqual(['card', 'exercise']);
      expect(tasks[1]).toMatchObject({ numbers: expect.toSatisfy((n: number) => n >= 1 && n <= 8) });
      const alone = tasksFor({ ...skill, exercises: [] }, seed);
      expect(new Set(alone.map((task) => task.kind === 'card' && task.card)).size).toBe(3);
    }
  });

  it('never bring numbers that were seen while others are left, not after a miss either', () => {
    const seen = new Set<string>();
    const isSeen = (exercise: string, numbers: number) => seen.has(`${exercise}:${numbers}`);
    for (let review = 0; review < 8; review++) {
      let sitting = begin(tasksFor({ ...skill, cards: 0 }, 64 * review, isSeen));
      for (const right of [false, true]) {
        const [task] = sitting.ahead;
        if (task?.kind !== 'exercise') throw new Error('An exercise was expected.');
        expect(isSeen(task.exercise, task.numbers)).toBe(false);
        seen.add(`${task.exercise}:${task.numbers}`);
        sitting = answered(sitting, right, isSeen);
        if (right || [1, 2, 3, 4, 5, 6, 7, 8].every((numbers) => isSeen(task.exercise, numbers))) break;
      }
    }
    for (const exercise of skill.exercises)
      for (let numbers = 1; numbers <= 8; numbers++) seen.add(`${exercise}:${numbers}`);
    expect(tasksFor({ ...skill, cards: 0 }, 1, isSeen)).toHaveLength(1);
  });

  it('count as missed at once, and as gone well when nothing is left', () => {
    const start = begin(tasksFor(skill, 1));
    const missed = answered(start, false);
    expect(outcomes(start, missed)).toEqual([{ skill: 'a', right: false }]);
    const rest = answered(missed, true);
    expect(outcomes(missed, rest)).toEqual([]);
    expect(outcomes(rest, answered(rest, true))).toEqual([]);
    const well = answered(start, true);
    expect(outcomes(start, well)).toEqual([]);
    expect(outcomes(well, answered(well, true))).toEqual([{ skill: 'a', right: true }]);
  });

  it('missed ones come again at the end, an exercise with other numbers, and the skill counts as missed', () => {
    const [card, exercise] = tasksFor(skill, 1);
    let sitting = begin([card, exercise] as never);
    sitting = answered(sitting, true);
    sitting = answered(sitting, false);
    expect(sitting.ahead).toEqual([
      { ...exercise, numbers: ((exercise as { numbers: number }).numbers % 8) + 1 },
    ]);
    expect(sitting).toMatchObject({ missed: ['a'], done: [] });
    sitting = answered(sitting, true);
    expect(sitting).toEqual({ ahead: [], missed: ['a'], done: ['a'], turn: 3 });
  });
});

describe('the kept schedule', () => {
  it('comes back as it was kept', () => {
    const review = reviewed(enroll(on, ['a', 'b'], TODAY), 'a', true, TODAY + 1);
    expect(decodeReview(encodeReview(review))).toEqual({ kind: 'read', review });
  });

  it.each([
    '',
    'no json',
    '7',
    'null',
    '{}',
    '{"version":0,"on":true,"skills":{}}',
    '{"version":1,"on":1,"skills":{}}',
  ])('is damaged: %j', (text) => {
    expect(decodeReview(text)).toEqual({ kind: 'damaged', review: noReview });
  });

  it('of a later version is left alone', () => {
    expect(decodeReview('{"version":2,"on":true,"skills":{}}')).toEqual({ kind: 'newer' });
  });

  it('leaves single damaged records out, and says so', () => {
    const text = JSON.stringify({
      version: 1,
      on: true,
      skills: { a: { stage: 1, due: 5, history: [] }, b: 'x', c: { stage: 'x', history: [] } },
    });
    expect(decodeReview(text)).toMatchObject({
      kind: 'damaged',
      review: { on: true, skills: { a: { stage: 1 } } },
    });
  });
});
