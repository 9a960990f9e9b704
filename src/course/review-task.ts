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

/** The tasks of one review. `seed` is different for each review, so that cards and numbers change. */
export function tasksFor({ skill, cards, exercises }: Skill, seed: number): Task[] {
  const random = new Random(seed);
  const wanted = exercises.length > 0 ? CARDS_BESIDE_AN_EXERCISE : CARDS_ALONE;
  const drawn = random
    .shuffle(Array.from({ length: cards }, (_, card) => card))
    .slice(0, wanted)
    .map((card): Task => ({ kind: 'card', skill, card }));
  const exercise = exercises[exercises.length > 0 ? random.integer(exercises.length) : 0];
  return exercise === undefined
    ? drawn
    : [...drawn, { kind: 'exercise', skill, exercise, numbers: 1 + random.integer(NUMBERS) }];
}

/** A sitting under way. Missed tasks come again at the end, until they are right. */
export interface Sitting {
  readonly ahead: readonly Task[];
  /** Skills of which something was missed in this sitting. */
  readonly missed: readonly string[];
  /** Skills of which nothing is left, in the order they ended. */
  readonly done: readonly string[];
}

export const begin = (tasks: readonly Task[]): Sitting => ({ ahead: tasks, missed: [], done: [] });

/** After the first task ahead was answered. A missed exercise comes again with the next numbers. */
export function answered({ ahead, missed, done }: Sitting, right: boolean): Sitting {
  const [task, ...rest] = ahead;
  if (task === undefined) return { ahead, missed, done };
  const again: Task = task.kind === 'exercise' ? { ...task, numbers: (task.numbers % NUMBERS) + 1 } : task;
  const next = right ? rest : [...rest, again];
  const over = next.every(({ skill }) => skill !== task.skill);
  return {
    ahead: next,
    missed: right || missed.includes(task.skill) ? missed : [...missed, task.skill],
    done: over ? [...done, task.skill] : done,
  };
}
