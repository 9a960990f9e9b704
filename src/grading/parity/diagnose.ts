/**
 * What made gradients differ from the reference? A cause is named only when it is certain: the answer is *exactly* what that one
 * slip makes of this batch, and of no other slip. Failing that, the pattern may still say between which lines to look.
 */
import { type Compared, compare, LIMIT, sameShape } from './compare.ts';
import {
  type Batch,
  lossAndGradients,
  type Matrix,
  PARAMETERS,
  type Parameters,
  type Slip,
  transposed,
} from './network.ts';

export type Cause =
  | Slip
  | 'shape transposed'
  | 'transposed'
  | 'rows not summed'
  | 'single precision'
  | 'factor'
  | 'between layers'
  | 'one line';

export interface Diagnosis {
  readonly cause: Cause;
  /** Names the slip and the line to look at, never the corrected line. */
  readonly message: string;
  /** Id of the lesson that teaches what was missed. */
  readonly lesson: string;
}

interface Evidence {
  readonly ours: readonly Matrix[];
  readonly theirs: readonly Matrix[];
  readonly compared: readonly Compared[];
  readonly parameters: Parameters;
  readonly batch: Batch;
}

/** Null when all agree, and when nothing certain can be said. */
export function diagnose(
  ours: readonly Matrix[],
  theirs: readonly Matrix[],
  parameters: Parameters,
  batch: Batch,
): Diagnosis | null {
  const compared = compare(ours, theirs);
  if (compared.every(({ verdict }) => verdict === 'agrees')) return null;
  const evidence = { ours, theirs, compared, parameters, batch };
  if (compared.some(({ verdict }) => verdict === 'shape')) return wrongShape(evidence);
  const named = [singlePrecision(evidence), turned(evidence), ...replayed(evidence)].filter(
    (found) => found !== null,
  );
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  return constantFactor(evidence) ?? whereItBegins(evidence);
}

/** Entry by entry within `LIMIT` of the largest entry of b: a cancelled digit in a small one proves nothing. */
function equal(a: Matrix, b: Matrix): boolean {
  if (!sameShape(a, b)) return false;
  const size = Math.max(...b.flat().map(Math.abs));
  return a.every((row, i) =>
    row.every((value, j) => Math.abs(value - (b[i]?.[j] ?? Number.NaN)) <= LIMIT * size),
  );
}

const agrees = ({ verdict }: Compared) => verdict === 'agrees';
const scaled = (a: Matrix, by: number) => a.map((row) => row.map((x) => x * by));
const isWeight = (k: number) => k % 2 === 0;

function wrongShape({ ours, theirs, compared }: Evidence): Diagnosis | null {
  const wrong = compared.flatMap(({ verdict }, k) => (verdict === 'shape' ? [k] : []));
  const names = wrong.map((k) => `d${PARAMETERS[k]}`).join(', ');
  const [a, b] = [(k: number) => ours[k] ?? [], (k: number) => theirs[k] ?? []];
  if (wrong.every((k) => isWeight(k) && equal(transposed(a(k)), b(k))))
    return {
      cause: 'shape transposed',
      message: `${names} came out transposed: rows and columns are swapped. A gradient has the shape of its parameter, so swap the two sides of that product and what is transposed.`,
      lesson: 'N05',
    };
  const summed = (m: Matrix) => [transposed(m).map((column) => column.reduce((sum, x) => sum + x, 0))];
  if (wrong.every((k) => !isWeight(k) && equal(summed(a(k)), b(k))))
    return {
      cause: 'rows not summed',
      message: `${names} still has a row for each example. The bias was added to every row, so those rows add up.`,
      lesson: 'N13',
    };
  return null;
}

/** Every number of ours is one that 32 bits can hold, and all are near: that does not happen by chance. */
function singlePrecision({ ours, theirs }: Evidence): Diagnosis | null {
  const short = ours.every((matrix) => matrix.flat().every((x) => Math.fround(x) === x));
  const near = ours.every((matrix, k) => {
    const reference = theirs[k] ?? [];
    const size = Math.max(...reference.flat().map(Math.abs));
    return matrix.every((row, i) =>
      row.every((x, j) => Math.abs(x - (reference[i]?.[j] ?? 0)) <= 1e-4 * size),
    );
  });
  if (!short || !near) return null;
  return {
    cause: 'single precision',
    message:
      'Each of these numbers fits into 32 bits, and they agree as far as 32 bits go. Nothing is wrong with the formulas. Compute in double precision and compare again.',
    lesson: 'N07',
  };
}

/** A square weight gradient is its own transpose's: shapes cannot tell. All others agree. */
function turned({ ours, theirs, compared }: Evidence): Diagnosis | null {
  const wrong = compared.flatMap((row, k) => (agrees(row) ? [] : [k]));
  if (!wrong.every((k) => isWeight(k) && equal(transposed(ours[k] ?? []), theirs[k] ?? []))) return null;
  return {
    cause: 'transposed',
    message: `${wrong.map((k) => `d${PARAMETERS[k]}`).join(', ')} is transposed. The matrix is square, so its shape did not warn you. What comes in belongs to the rows.`,
    lesson: 'N05',
  };
}

/** Each slip made on this very batch: which of them gives exactly ours? */
function replayed({ ours, theirs, parameters, batch }: Evidence): Diagnosis[] {
  return Object.entries(SLIPS).flatMap(([slip, { message, lesson }]) => {
    const { grads } = lossAndGradients(parameters, batch, slip as Slip);
    // A slip that changes nothing here explains nothing.
    if (grads.every((matrix, k) => equal(matrix, theirs[k] ?? []))) return [];
    if (!grads.every((matrix, k) => equal(ours[k] ?? [], matrix))) return [];
    return [{ cause: slip as Slip, message: message(batch.classes.length), lesson }];
  });
}

const SLIPS: Readonly<Record<Slip, { message: (count: number) => string; lesson: string }>> = {
  'no mean': {
    message: (count) =>
      `Every gradient is exactly ${count} times too large, and there are ${count} examples. The mean of the loss is missing: dZ3 divides by N.`,
    lesson: 'N13',
  },
  'mean in each layer': {
    message: (count) =>
      `Layer 2 is ${count} times too small and layer 1 is ${count * count} times. You divide by the number of examples again in each layer; dZ3 has done that for all of them.`,
    lesson: 'N13',
  },
  sign: {
    message: () => 'Every gradient has the wrong sign. Look at dZ3: probabilities come first there.',
    lesson: 'N06',
  },
  'no classes': {
    message: () =>
      'dZ3 has the probabilities alone. The right class of each row still needs its 1 taken away.',
    lesson: 'N06',
  },
  'slope of the input': {
    message: () =>
      'Layer 3 agrees. In layer 2 you took 1 − Z2² for the slope of tanh: the square of what went in, not of what came out.',
    lesson: 'N04',
  },
  'slope of the input in layer 1': {
    message: () =>
      'Layers 3 and 2 agree. In layer 1 you took 1 − Z1² for the slope of tanh: the square of what went in, not of what came out.',
    lesson: 'N04',
  },
  'slope of the input in both layers': {
    message: () =>
      'Layer 3 agrees. In both layers with tanh you took 1 − Z² for its slope: the square of what went in, not of what came out.',
    lesson: 'N04',
  },
  'no slope': {
    message: () =>
      'Layer 3 agrees. Going back through tanh, its slope is missing: from dA2 to dZ2, and from dA1 to dZ1.',
    lesson: 'N04',
  },
  'weights not transposed': {
    message: () =>
      'Layers 3 and 2 agree. On the way from dZ2 to dA1, W2 is not transposed. It is square, so the shapes did not warn you.',
    lesson: 'N05',
  },
  'bias means': {
    message: (count) =>
      `All weights agree and all biases are ${count} times too small. You take a mean over the rows of dZ. The 1/N is in there already, so add them up.`,
    lesson: 'N05',
  },
};

/** One number that turns all of theirs into ours. The named factors, N and −1, are replayed above. */
function constantFactor({ ours, theirs }: Evidence): Diagnosis | null {
  const [a = [], b = []] = [ours.flat(2), theirs.flat(2)];
  const largest = b.reduce((best, x, i) => (Math.abs(x) > Math.abs(b[best] ?? 0) ? i : best), 0);
  const factor = (a[largest] ?? Number.NaN) / (b[largest] ?? Number.NaN);
  if (!Number.isFinite(factor) || factor === 0) return null;
  if (!ours.every((matrix, k) => equal(matrix, scaled(theirs[k] ?? [], factor)))) return null;
  return {
    cause: 'factor',
    message: `Every gradient is ${Number(factor.toPrecision(6))} times the recorded one. All of them come from dZ3, so that is the line to look at.`,
    lesson: 'N13',
  };
}

/** Going back, everything after a wrong line is wrong. Where is the last layer that agrees whole? */
function whereItBegins({ compared }: Evidence): Diagnosis | null {
  const wrong = compared.flatMap((row, k) => (agrees(row) ? [] : [k]));
  const layer = (k: number) => Math.floor(k / 2) + 1;
  if (wrong.length === 1) {
    const [k = 0] = wrong;
    const name = PARAMETERS[k];
    const partner = PARAMETERS[isWeight(k) ? k + 1 : k - 1];
    return {
      cause: 'one line',
      message: `Only d${name} differs. d${partner} is made from the same dZ${layer(k)} and agrees, so look at the one line that computes d${name}.`,
      lesson: 'N13',
    };
  }
  for (const first of [2, 1]) {
    const upTo = 2 * first;
    if (wrong.length === upTo && wrong.every((k) => k < upTo))
      return {
        cause: 'between layers',
        message: `Everything of layer ${first + 1} agrees, and nothing before it does. Look at the lines between dZ${first + 1} and dZ${first}: the product with W${first + 1}, and the slope of tanh.`,
        lesson: 'N13',
      };
  }
  return null;
}
