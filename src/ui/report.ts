/**
 * How a widget tells the page what happened in an exercise. Widgets know no course and no storage: they announce,
 * and whoever keeps progress listens on `document`.
 */
export const RESULT_EVENT = 'groundwork:result';

/** What was handed in, as it was typed, so that it can be run or marked again later. */
export type Submission =
  | { readonly kind: 'code'; readonly language: string; readonly source: string }
  /** `numbers`: which set, 0 for the author's. `fields`: texts by the field's id. */
  | { readonly kind: 'gradient'; readonly numbers: number; readonly fields: Readonly<Record<string, string>> }
  /** `grids`: by the asked name, a formula or the cells of a grid. */
  | {
      readonly kind: 'matrix';
      readonly numbers: number;
      readonly grids: Readonly<Record<string, string | readonly (readonly string[])[]>>;
    }
  /** `checked`: by question, the choices that were checked, the last one last, all in the author's words. */
  | { readonly kind: 'quiz'; readonly checked: Readonly<Record<string, readonly string[]>> };

export interface ExerciseResult {
  /** The exercise's id: its folder's name. */
  readonly exercise: string;
  /** `solved` when every part is right; `tried` for a marked attempt that was not. */
  readonly outcome: 'solved' | 'tried';
  /** Where the exercise can be marked again from what was typed. */
  readonly submission?: Submission;
  /** Answers judged wrong so far, where an exercise counts them. */
  readonly wrongAnswers?: number;
  /** True when the solution was shown before the answer was right. */
  readonly afterSolution?: boolean;
}

export function reportResult(result: ExerciseResult): void {
  document.dispatchEvent(new CustomEvent<ExerciseResult>(RESULT_EVENT, { detail: result }));
}
