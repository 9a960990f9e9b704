/** A table of differences as comma-separated values, with the numbers as the page shows them. */
import { csvText, plainNumbers } from '../../viz/csv.ts';
import type { ParityScene } from './model.ts';

export function parityCsv({ rows }: ParityScene, [ours, theirs]: readonly [string, string]): string {
  return csvText(
    ['gradient', 'shape', 'agrees', 'largest relative difference', `norm, ${ours}`, `norm, ${theirs}`].concat(
      'first entry that differs',
      ours,
      theirs,
    ),
    rows.map(({ name, shape, agrees, worst, norms, first }) => [
      ...[`d${name}`, shape, agrees],
      ...[worst, norms.ours, norms.theirs, first?.place, first?.ours, first?.theirs].map((cell) =>
        cell === undefined ? cell : plainNumbers(cell),
      ),
    ]),
  );
}
