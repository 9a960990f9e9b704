/**
 * The pictures of training runs as comma-separated values: curves, histograms, weights, the plane, digits mistaken. Where
 * several runs stand in one picture, their names are the first column. Fetched when somebody saves.
 */
import { PLANE } from '../training/choices.ts';
import type { Layer } from '../training/diagnose.ts';
import type { Curves } from '../training/history.ts';
import type { Confusion, Plane, Weights } from '../training/session.ts';
import { csvText } from './csv.ts';
import { allRows } from './curve-table.ts';

/** What belongs to one run; the name is absent where there is only one. */
interface Of<T> {
  readonly run?: string;
  readonly of: T;
}

function several<T>(
  runs: readonly Of<T>[],
  head: readonly string[],
  rows: (of: T) => (string | number | undefined)[][],
): string {
  const named = runs.some(({ run }) => run !== undefined);
  return csvText(
    named ? ['run', ...head] : head,
    runs.flatMap(({ run, of }) => rows(of).map((row) => (named ? [run, ...row] : row))),
  );
}

/** One row for each kept step. */
export function curvesCsv(runs: readonly Of<Curves>[]): string {
  const head = ['step', 'training loss', 'training accuracy', 'test loss', 'test accuracy'];
  return several(runs, head, (curves) =>
    allRows(curves).map(({ step, train, trainAccuracy, test, testAccuracy }) => [
      ...[step, train, trainAccuracy, test, testAccuracy],
    ]),
  );
}

/** One row for each bar of each histogram, beside what is said of all its values. */
export function layersCsv(runs: readonly Of<readonly Layer[]>[]): string {
  const head = ['layer', 'quantity', 'mean', 'std', 'share of zeros', 'from', 'to', 'count'];
  return several(runs, head, (layers) =>
    layers.flatMap(({ name, activations, gradients }) =>
      Object.entries({ activations, gradients }).flatMap(
        ([quantity, { mean, std, zeros, low, high, bins }]) => {
          const wide = (high - low) / bins.length;
          return Array.from(bins, (count, i) => [
            ...[name, quantity, mean, std, zeros, low + i * wide, low + (i + 1) * wide, count],
          ]);
        },
      ),
    ),
  );
}

/** One row for each number; rows and columns count from 0, as in code. A bias has one column. */
export function weightsCsv(weights: readonly Weights[]): string {
  return csvText(
    ['parameter', 'row', 'column', 'value'],
    weights.flatMap(({ name, shape: [, columns = 1], values }) =>
      Array.from(values, (value, i) => [name, Math.floor(i / columns), i % columns, value]),
    ),
  );
}

/** One row for each cell of the plane: its middle, the class chosen there, and how surely, from 0 (chance) to 1. */
export function planeCsv({ classes, sure }: Plane): string {
  const side = Math.sqrt(classes.length);
  const middle = (at: number): number => Number((PLANE * ((2 * (at + 0.5)) / side - 1)).toFixed(4));
  return csvText(
    ['x', 'y', 'class', 'sureness'],
    Array.from(classes, (chosen, i) => [
      middle(i % side),
      -middle(Math.floor(i / side)),
      chosen,
      Number(((sure[i] ?? 0) / 255).toFixed(3)),
    ]),
  );
}

/** Test digits: one row for each digit, one column for each that it was taken for. */
export function confusionCsv({ counts, classes }: Confusion): string {
  const digits = Array.from({ length: classes }, (_, c) => c);
  return csvText(
    ['digit', ...digits.map((c) => `taken for ${c}`)],
    digits.map((is) => [is, ...digits.map((taken) => counts[is * classes + taken])]),
  );
}
