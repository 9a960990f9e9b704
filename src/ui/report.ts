/**
 * How a widget tells the page what happened in an exercise. Widgets know no course and no storage: they announce,
 * and whoever keeps progress listens on `document`.
 */
export const RESULT_EVENT = 'groundwork:result';

export interface ExerciseResult {
  /** The exercise's id: its folder's name. */
  readonly exercise: string;
  /** `solved` when every part is right; `tried` for a marked attempt that was not. */
  readonly outcome: 'solved' | 'tried';
  /** Answers judged wrong so far, where an exercise counts them. */
  readonly wrongAnswers?: number;
  /** True when the solution was shown before the answer was right. */
  readonly afterSolution?: boolean;
}

export function reportResult(result: ExerciseResult): void {
  document.dispatchEvent(new CustomEvent<ExerciseResult>(RESULT_EVENT, { detail: result }));
}
