/** The numbers of a run as they are shown and said. */
import type { Dataset, Examples } from '../../training/datasets.ts';
import type { Scores } from '../../training/history.ts';
import type { OwnPoint } from '../../training/spec.ts';
import { formatLoss, formatNumber } from '../../viz/format-number.ts';

export interface Points {
  readonly train: readonly OwnPoint[];
  readonly test: readonly OwnPoint[];
}

export interface Scoring extends Scores {
  readonly step: number;
  readonly broken?: string | undefined;
}

/** Points of the plane, to the pixel; none for images. */
export function pointsOf({ inputs, train, test }: Dataset): Points {
  const list = ({ x, y, count }: Examples): OwnPoint[] =>
    Array.from({ length: inputs === 2 ? count : 0 }, (_, i) => [
      thousandths(x[2 * i] ?? 0),
      thousandths(x[2 * i + 1] ?? 0),
      y[i] ?? 0,
    ]);
  return { train: list(train), test: list(test) };
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

export const lossText = (loss: number | undefined): string => (loss === undefined ? '–' : formatLoss(loss));
export const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${formatNumber(100 * share, 3)} %`;

/** `Step 300: training loss 0.0421, accuracy 99 %; test loss 0.061, accuracy 98 %.` */
export function scoreWords({ step, train, trainAccuracy, test, testAccuracy }: Scoring): string {
  const tested = test === undefined ? '' : `; test loss ${lossText(test)}, accuracy ${percent(testAccuracy)}`;
  return `Step ${step}: training loss ${lossText(train)}, accuracy ${percent(trainAccuracy)}${tested}.`;
}
