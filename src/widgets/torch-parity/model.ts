/** A comparison as the page shows it: one row for each parameter, and one sentence. Pure. */
import { type Compared, compare } from '../../grading/parity/compare.ts';
import { type Matrix, PARAMETERS } from '../../grading/parity/network.ts';
import { formatNumber } from '../../viz/format-number.ts';

export interface ParityRow {
  readonly name: string;
  /** `2×4`; for a bias `4`. */
  readonly shape: string;
  readonly agrees: boolean;
  /** The largest relative difference, or why there is none. */
  readonly worst: string;
  readonly norms: { readonly ours: string; readonly theirs: string };
  /** The first entry that differs; none where all agree or shapes differ. */
  readonly first?: { readonly place: string; readonly ours: string; readonly theirs: string };
}

export interface ParityScene {
  readonly rows: readonly ParityRow[];
  readonly allAgree: boolean;
  readonly headline: string;
}

const isBias = (name: string) => name.startsWith('b');
const NORM_DIGITS = 6;
const ENTRY_DIGITS = 10;

function shapeWords(matrix: Matrix, name: string): string {
  const [rows, columns] = [matrix.length, matrix[0]?.length ?? 0];
  return isBias(name) && rows === 1 ? `${columns}` : `${rows}×${columns}`;
}

function rowOf(
  { name, verdict, worst, norms, at: [i, j] }: Compared,
  ours: Matrix,
  theirs: Matrix,
): ParityRow {
  const common = {
    name,
    shape: shapeWords(theirs, name),
    agrees: verdict === 'agrees',
    norms: { ours: formatNumber(norms.ours, NORM_DIGITS), theirs: formatNumber(norms.theirs, NORM_DIGITS) },
  };
  if (verdict === 'shape') return { ...common, worst: `shape ${shapeWords(ours, name)}` };
  const shown = { ...common, worst: Number.isFinite(worst) ? formatNumber(worst, 2) : 'not a number' };
  if (verdict === 'agrees') return shown;
  const entry = (matrix: Matrix) => formatNumber(matrix[i]?.[j] ?? Number.NaN, ENTRY_DIGITS);
  const place = isBias(name) ? `entry ${j + 1}` : `row ${i + 1}, column ${j + 1}`;
  return { ...shown, first: { place, ours: entry(ours), theirs: entry(theirs) } };
}

export function parityScene(ours: readonly Matrix[], theirs: readonly Matrix[]): ParityScene {
  const compared = compare(ours, theirs);
  const rows = compared.map((row, k) => rowOf(row, ours[k] ?? [], theirs[k] ?? []));
  const wrong = rows.filter(({ agrees }) => !agrees).map(({ name }) => `d${name}`);
  const largest = formatNumber(Math.max(...compared.map(({ worst }) => worst)), 2);
  const all = PARAMETERS.length;
  const headline =
    wrong.length === 0
      ? `All six agree. The largest relative difference is ${largest}.`
      : wrong.length === all
        ? 'All six differ.'
        : `${all - wrong.length} of ${all} agree. ${listed(wrong)} ${wrong.length === 1 ? 'differs' : 'differ'}.`;
  return { rows, allAgree: wrong.length === 0, headline };
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The loss beside the recorded one: a right loss proves nothing about gradients, and the page says so. */
export function lossWords(ours: number | null, theirs: number): string {
  if (ours === null) return '';
  const digits = 10;
  const same = Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs);
  return same
    ? `The loss is ${formatNumber(theirs, digits)} on both sides.`
    : `Your loss is ${formatNumber(ours, digits)}, PyTorch’s is ${formatNumber(theirs, digits)}. Look at forward first.`;
}
