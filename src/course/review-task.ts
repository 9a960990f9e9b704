/** What a review asks of a skill: a recall card or two, and one exercise with numbers not seen before. Pure. */
import { Random } from '../engine/random.ts';

export type Task =
  | { readonly kind: 'card'; readonly skill: string; readonly card: number }
  | {
      readonly kind: 'exercise';
      readonly skill: string;
      readonly exercise: string;
      readonly numbers: number;
    };

export interface Skill {
  /** Lesson path. */
  readonly skill: string;
  /** How many recall cards the lesson has. */
  readonly cards: number;
  /** Its exercises that have fresh numbers. */
  readonly exercises: readonly string[];
}

const CARDS_BESIDE_AN_EXERCISE = 1;
const CARDS_ALONE = 3;
/** Sets of numbers that each exercise has. */
const NUMBERS = 8;
const ALL_NUMBERS = Array.from({ length: NUMBERS }, (_, i) => i + 1);

/** Whether the learner has had these numbers of an exercise before. */
export type IsSeen = (exercise: string, numbers: number) => boolean;

const nothingSeen: IsSeen = () => false;

/**
 * The tasks of one review. `seed` is different for each review, so that cards and numbers change. Numbers that were seen are
 * drawn again only when no others are left.
 */
export function tasksFor({ skill, cards, exercises }: Skill, seed: number, isSeen = nothingSeen): Task[] {
  const random = new Random(seed);
  const wanted = exercises.length > 0 ? CARDS_BESIDE_AN_EXERCISE : CARDS_ALONE;
  const drawn = random
    .shuffle(Array.from({ length: cards }, (_, card) => card))
    .slice(0, wanted)
    .map((card): Task => ({ kind: 'card', skill, card }));
  if (exercises.length === 0) return drawn;
  const all = exercises.flatMap((exercise) => ALL_NUMBERS.map((numbers) => ({ exercise, numbers })));
  const fresh = all.filter(({ exercise, numbers }) => !isSeen(exercise, numbers));
  const from = fresh.length > 0 ? fresh : all;
  const one = from[random.integer(from.length)];
  return one === undefined ? drawn : [...drawn, { kind: 'exercise', skill, ...one }];
}

/** A sitting under way. Missed tasks come again at the end, until they are right. */
export interface Sitting {
  readonly ahead: readonly Task[];
  /** Skills of which something was missed in this sitting. */
  readonly missed: readonly string[];
  /** Skills of which nothing is left, in the order they ended. */
  readonly done: readonly string[];
  /** How many answers were given: the same card may come twice in a row, and is asked anew. */
  readonly turn: number;
}

export const begin = (tasks: readonly Task[]): Sitting => ({ ahead: tasks, missed: [], done: [], turn: 0 });

/** After the first task ahead was answered. A missed exercise comes again with other numbers. */
export function answered(sitting: Sitting, right: boolean, isSeen = nothingSeen): Sitting {
  const { ahead, missed, done, turn } = sitting;
  const [task, ...rest] = ahead;
  if (task === undefined) return sitting;
  const again: Task =
    task.kind === 'exercise' ? { ...task, numbers: otherNumbers(task.exercise, task.numbers, isSeen) } : task;
  const next = right ? rest : [...rest, again];
  const over = next.every(({ skill }) => skill !== task.skill);
  return {
    ahead: next,
    missed: right || missed.includes(task.skill) ? missed : [...missed, task.skill],
    done: over ? [...done, task.skill] : done,
    turn: turn + 1,
  };
}

/** The next ones that were not seen; where all were, the next ones. */
function otherNumbers(exercise: string, numbers: number, isSeen: IsSeen): number {
  const others = [...ALL_NUMBERS.slice(numbers), ...ALL_NUMBERS.slice(0, numbers - 1)];
  return others.find((one) => !isSeen(exercise, one)) ?? others[0] ?? numbers;
}

/**
 * What an answer says about whole skills. A miss counts at once, so that it cannot be undone by leaving; a skill went well when
 * nothing of it is left and nothing of it was missed.
 */
export function outcomes(
  before: Sitting,
  after: Sitting,
): { readonly skill: string; readonly right: boolean }[] {
  const missed = after.missed.filter((skill) => !before.missed.includes(skill));
  const well = after.done.slice(before.done.length).filter((skill) => !after.missed.includes(skill));
  return [
    ...missed.map((skill) => ({ skill, right: false })),
    ...well.map((skill) => ({ skill, right: true })),
  ];
}
