/** Reads what `record.py` wrote on the reader's computer. Loaded when a file is handed over; nothing leaves the page. */
import { z } from 'astro/zod';
import { sameShape, shapeOf } from '../../grading/parity/compare.ts';
import { type Matrix, PARAMETERS } from '../../grading/parity/network.ts';
import { matricesOf, type Recording } from './recorded.ts';

export interface OwnRecording {
  readonly torch: string;
  readonly python: string;
  readonly dtype: 'float64' | 'float32';
  readonly loss: number;
  readonly grads: readonly Matrix[];
}

export type Read =
  | { readonly ok: true; readonly recording: OwnRecording }
  | { readonly ok: false; readonly message: string };

const MAX_CHARS = 200_000;
const number = z.number({ error: 'expected a number' });
const vector = (length: number) =>
  z
    .array(number, { error: `expected ${length} numbers` })
    .length(length, { error: `expected ${length} numbers` });
const matrix = (rows: number, columns: number) =>
  z
    .array(vector(columns), { error: `expected ${rows} rows` })
    .length(rows, { error: `expected ${rows} rows` });

/** One key for each parameter, a matrix or, for a bias, a list. */
function byName(like: readonly Matrix[]) {
  const [W1, b1, W2, b2, W3, b3] = PARAMETERS.map((name, k) => {
    const [rows, columns] = shapeOf(like[k] ?? []);
    return name.startsWith('W') ? matrix(rows, columns) : vector(columns);
  });
  return z.object(
    { W1, b1, W2, b2, W3, b3 } as Record<(typeof PARAMETERS)[number], ReturnType<typeof vector>>,
    {
      error: `expected ${PARAMETERS.join(', ')}`,
    },
  );
}

function schemaFor({ batch, grads }: Recording) {
  const version = z.string({ error: 'expected a version' }).max(80);
  return z.object(
    {
      torch: version,
      python: version,
      dtype: z.enum(['float64', 'float32'], { error: 'expected float64 or float32' }),
      inputs: matrix(batch.inputs.length, batch.inputs[0]?.length ?? 0),
      classes: vector(batch.classes.length),
      parameters: byName(grads),
      loss: number,
      gradients: byName(grads),
    },
    { error: 'expected the object that the script writes' },
  );
}

/** `expected` says which data set the reader was asked to record. */
export function readOwnRecording(text: string, expected: Recording): Read {
  const refuse = (message: string): Read => ({ ok: false, message });
  if (text.length > MAX_CHARS)
    return refuse('This is too long to be a recording. Hand over parity.json as the script wrote it.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    if (/[\s[:](NaN|-?Infinity)\b/.test(text))
      return refuse(
        'This holds NaN or Infinity: a number of the run is not finite. Run the script as it stands here.',
      );
    return refuse('This is not JSON. Hand over all of parity.json, from its first { to its last }.');
  }
  const parsed = schemaFor(expected).safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const key = issue?.path.join('.') || 'the whole file';
    return refuse(
      `${key}: ${issue?.message ?? 'cannot be read'}. Run the script again and hand over what it writes.`,
    );
  }
  const { torch, python, dtype, loss, gradients, ...about } = parsed.data;
  const other = differentInput(about as never, expected);
  if (other)
    return refuse(`${other}: these are not the numbers of this page. Run the script as it stands here.`);
  return { ok: true, recording: { torch, python, dtype, loss, grads: matricesOf(gradients as never) } };
}

type About = { readonly inputs: Matrix; readonly classes: readonly number[]; readonly parameters: never };

/** The key of the first thing that was not what this page compares with. */
function differentInput(
  { inputs, classes, parameters }: About,
  { batch, parameters: ours }: Recording,
): string | undefined {
  if (!near(inputs, batch.inputs)) return 'inputs';
  if (!near([classes], [batch.classes])) return 'classes';
  const theirs = matricesOf(parameters);
  const k = theirs.findIndex((value, i) => !near(value, ours[i] ?? []));
  return k < 0 ? undefined : `parameters.${PARAMETERS[k]}`;
}

/** A sine may differ in its last digit between computers. */
const near = (a: Matrix, b: Matrix): boolean =>
  sameShape(a, b) &&
  a.every((row, i) => row.every((x, j) => Math.abs(x - (b[i]?.[j] ?? Number.NaN)) <= 1e-12));
