/**
 * When a skill comes back: 1, 3, 7 and 21 days after it last went well. Pure: the day comes in, so that the same answers
 * on the same days always give the same schedule. A skill is a lesson; what is asked of it is drawn by `review-task.ts`.
 *
 * A skill is mastered when it went well at all four intervals. Each of those reviews asks for a fresh variant where the
 * lesson has exercises with variants, so it cannot be mastered on the numbers it was learned with.
 */

/** Days since the last review that went well. */
export const INTERVALS = [1, 3, 7, 21] as const;

/** A day as a whole number: days since 1970, by the learner's own clock and time zone. */
export type Day = number;

export interface SkillRecord {
  /** How many intervals went well in a row, 0 to 4. */
  readonly stage: number;
  /** The day of the next review. Undefined: mastered, nothing more to come. */
  readonly due?: Day | undefined;
  /** Day and outcome of each review, oldest first. */
  readonly history: readonly { readonly day: Day; readonly right: boolean }[];
}

export interface Review {
  /** Off until the learner turns it on; turning it off keeps the records. */
  readonly on: boolean;
  /** By lesson path: `dl/q1/m1/w1/computational-graphs`. */
  readonly skills: Readonly<Record<string, SkillRecord>>;
}

export const noReview: Review = { on: false, skills: {} };

/** The longest history that is kept of a skill. */
export const HISTORY = 40;

export function dayOf(date: Date): Day {
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

/** Noon of that day, for showing it. */
export function dateOf(day: Day): Date {
  const noon = new Date(day * 86_400_000 + 43_200_000);
  return new Date(noon.getTime() + noon.getTimezoneOffset() * 60_000);
}

/** With the learned skills taken in: those that are new come back tomorrow. Nothing that is scheduled moves. */
export function enroll(review: Review, learned: readonly string[], today: Day): Review {
  const fresh = learned.filter((skill) => review.skills[skill] === undefined);
  if (fresh.length === 0) return review;
  const first: SkillRecord = { stage: 0, due: today + INTERVALS[0], history: [] };
  return {
    ...review,
    skills: { ...review.skills, ...Object.fromEntries(fresh.map((skill) => [skill, first])) },
  };
}

/**
 * The schedule after a skill was reviewed. A miss begins again with one day. What went well but is not due any more was
 * reviewed meanwhile, in another tab: it counts once.
 */
export function reviewed(review: Review, skill: string, right: boolean, today: Day): Review {
  const before: SkillRecord = review.skills[skill] ?? { stage: 0, due: today, history: [] };
  if (right && (before.due === undefined || before.due > today)) return review;
  const stage = right ? Math.min(before.stage + 1, INTERVALS.length) : 0;
  const interval = INTERVALS[stage];
  const record: SkillRecord = {
    stage,
    due: interval === undefined ? undefined : today + interval,
    history: [...before.history, { day: today, right }].slice(-HISTORY),
  };
  return { ...review, skills: { ...review.skills, [skill]: record } };
}

/** Skills whose day has come, the longest overdue first. */
export function dueOn(review: Review, today: Day): string[] {
  if (!review.on) return [];
  return Object.entries(review.skills)
    .filter(([, { due }]) => due !== undefined && due <= today)
    .toSorted(([a, p], [b, q]) => (p.due ?? 0) - (q.due ?? 0) || a.localeCompare(b))
    .map(([skill]) => skill);
}

export function isMastered(review: Review, skill: string): boolean {
  return (review.skills[skill]?.stage ?? 0) >= INTERVALS.length;
}

/** What comes when: each day with its skills, in order, from today on; what is overdue counts as today. */
export function calendar(
  review: Review,
  today: Day,
): { readonly day: Day; readonly skills: readonly string[] }[] {
  const days = new Map<Day, string[]>();
  for (const [skill, { due }] of Object.entries(review.skills)) {
    if (due === undefined) continue;
    const day = Math.max(due, today);
    days.set(day, [...(days.get(day) ?? []), skill]);
  }
  return [...days].toSorted(([a], [b]) => a - b).map(([day, skills]) => ({ day, skills: skills.toSorted() }));
}
