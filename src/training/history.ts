/**
 * The losses of a run at chosen steps: every step at first, then ever wider apart, so that a long run stays small while
 * its curve stays exact where it moves most. Which steps are kept depends on the step alone: same run, same curve.
 */

/** Up to here every step is kept. */
const DENSE = 500;

/** The next step to keep after `step`. Gaps are odd, so that a loss which jumps to and fro shows both sides. */
export function nextKept(step: number): number {
  return step < DENSE ? step + 1 : step + 2 * Math.floor(step / DENSE) + 1;
}

/** Columns of equal length; `test` is empty where nothing tests. */
export interface Curves {
  readonly steps: Float64Array;
  readonly train: Float64Array;
  readonly test: Float64Array;
  readonly trainAccuracy: Float64Array;
  readonly testAccuracy: Float64Array;
}

export interface Scores {
  readonly train: number;
  readonly trainAccuracy: number;
  readonly test?: number | undefined;
  readonly testAccuracy?: number | undefined;
}

export class History {
  private readonly steps: number[] = [];
  private readonly rows: Scores[] = [];

  add(step: number, scores: Scores): void {
    this.steps.push(step);
    this.rows.push(scores);
  }

  get first(): Scores | undefined {
    return this.rows[0];
  }

  get last(): Scores | undefined {
    return this.rows.at(-1);
  }

  curves(): Curves {
    const column = (key: keyof Scores): Float64Array =>
      this.rows[0]?.[key] === undefined
        ? new Float64Array()
        : Float64Array.from(this.rows, (row) => row[key] ?? NaN);
    return {
      steps: Float64Array.from(this.steps),
      train: column('train'),
      test: column('test'),
      trainAccuracy: column('trainAccuracy'),
      testAccuracy: column('testAccuracy'),
    };
  }
}
