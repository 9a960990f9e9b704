/**
 * A matrix exercise made ready for its page: what is given and what is asked, typeset, with the solutions worked out.
 * It runs at build time and in tests; the reader's browser gets the result.
 */
import { parseMatrix } from '../../grading/matrix/language.ts';
import { numbersOf, toRows } from '../../grading/matrix/matrix.ts';
import { execute, type Given, gradient, namesOf } from '../../grading/matrix/program.ts';
import type { Exercise } from '../../schemas/exercise.ts';
import { equation, formulaMath, matrixMath, nameMath, slopeMath } from './typeset.ts';

export type MatrixExerciseData = Extract<Exercise, { kind: 'matrix' }>;

export interface Quantity {
  /** `W` */
  readonly name: string;
  /** ∂L/∂W = */
  readonly math: string;
  /** The shape its grid starts with. */
  readonly rows: number;
  readonly columns: number;
  /** Whether the learner chooses the shape. */
  readonly choose: boolean;
  readonly solution: { readonly math: string; readonly typed: string };
}

export interface Sheet {
  /** The loss's name. */
  readonly loss: string;
  /** Given matrices and steps as equations. */
  readonly given: readonly string[];
  readonly steps: readonly string[];
  /** Names a formula may use. */
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
}

/** What a sheet is made from: an exercise with its own numbers, or with other ones. */
export interface Question
  extends Pick<MatrixExerciseData, 'steps' | 'fixed' | 'mistakes' | 'ask' | 'solutions' | 'shape'> {
  readonly given: Given;
}

/** The grid that stands there before the learner has chosen a shape. */
const START = 2;

/**
 * The sheet of a sound exercise.
 * @throws Error naming `file`, the key and what is wrong with it.
 */
export function makeSheet(exercise: Question, file: string): Sheet {
  const { given, steps, ask } = exercise;
  const check = <T>(key: string, make: () => T): T => {
    try {
      return make();
    } catch (error) {
      throw new Error(`${file}: ${key}: ${error instanceof Error ? error.message : error}`);
    }
  };
  const env = check('given or steps', () => execute(exercise));
  const names = namesOf(exercise);
  const loss = names.at(-1) ?? '';
  const read = (formula: string) => formulaMath(parseMatrix(formula, names));
  const known = (key: string, name: string, among: readonly string[]) =>
    check(key, () => {
      if (!among.includes(name)) throw new RangeError(`expected one of ${among.join(', ')}, found “${name}”`);
    });
  for (const name of ask) known('ask', name, names.slice(0, -1));
  for (const [i, mistake] of exercise.mistakes.entries()) {
    known(`mistakes[${i}].for`, mistake.for, ask);
    if (typeof mistake.answer === 'string')
      check(`mistakes[${i}].answer`, () => read(String(mistake.answer)));
  }
  for (const name of Object.keys(exercise.solutions)) known('solutions', name, ask);
  for (const name of exercise.fixed) known('fixed', name, Object.keys(given));

  return {
    loss,
    names,
    given: Object.entries(given).map(([name, numbers]) =>
      equation(nameMath(name), matrixMath(toRows(numbers))),
    ),
    steps: steps.map((line) => {
      const [name = '', formula = ''] = line.split('=').map((part) => part.trim());
      return equation(
        nameMath(name),
        check('steps', () => read(formula)),
      );
    }),
    quantities: ask.map((name) => {
      const truth = check(`ask: ${name}`, () => gradient(exercise, name));
      const shape = numbersOf(env.get(name) as Parameters<typeof numbersOf>[0]);
      const [rows, columns] = [shape.length, shape[0]?.length ?? 1];
      const choose = exercise.shape === 'chosen' && rows * columns > 1;
      const typed = exercise.solutions[name]?.[0];
      if (typed === undefined) throw new Error(`${file}: solutions: expected a right formula for ${name}`);
      const math = slopeMath(loss, name);
      return {
        name,
        math: `<math displaystyle="true">${math}<mo>=</mo></math>`,
        rows: choose ? START : rows,
        columns: choose ? START : columns,
        choose,
        solution: {
          math: equation(
            math,
            check(`solutions.${name}`, () => read(typed)),
            matrixMath(truth),
          ),
          typed,
        },
      };
    }),
  };
}
