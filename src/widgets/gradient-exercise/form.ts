/**
 * A gradient exercise as a form to fill in: plain data, so that the page can show and keep it before anything that
 * marks is loaded.
 */
import type { Env, GraphRun } from '../../expr/types.ts';
import type { Place } from '../../grading/verdict.ts';
import type { Exercise } from '../../schemas/exercise.ts';

export type GradientExerciseData = Extract<Exercise, { kind: 'gradient' }>;
export type PartName = GradientExerciseData['ask'][number];

export interface Field {
  /** `forward:s`, `local:s>f:0`, `partial:x`, `value:x@1`. */
  readonly id: string;
  readonly part: PartName;
  /** Read aloud: "local derivative of s with respect to x". */
  readonly label: string;
  /** The left-hand side as MathML, up to the equals sign. */
  readonly math: string;
  /** Names that may be typed; none where a number is asked. */
  readonly names: readonly string[];
  /** What lights up on the graph while the field is being filled in. */
  readonly place: Place;
  /** Which of the exercise's points a number is asked at. */
  readonly point: number;
}

export interface Part {
  readonly name: PartName;
  readonly title: string;
  /** One sentence: what to type. */
  readonly lead: string;
  readonly fields: readonly Field[];
}

export interface Form {
  readonly exercise: GradientExerciseData;
  /** The graph run at each of the exercise's points. */
  readonly runs: readonly GraphRun[];
  readonly parts: readonly Part[];
}

export function allFields(form: Form): readonly Field[] {
  return form.parts.flatMap((part) => part.fields);
}

/** "x = 2, y = 3" */
export function pointWords(point: Env | undefined): string {
  return Object.entries(point ?? {})
    .map(([name, value]) => `${name} = ${String(value).replace('-', '−')}`)
    .join(', ');
}

/** What the field asks about, as authors name it in `mistakes[].for`: `s`, `s>f:0` or `x`. */
export function subjectOf(field: Field): string {
  return field.place.edge ?? field.place.node ?? '';
}
