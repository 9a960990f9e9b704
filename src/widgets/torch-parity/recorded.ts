/** Gradients recorded from PyTorch. Each set comes when it is asked for; `record.py` made them. */
import type { Batch, Matrix, Parameters } from '../../grading/parity/network.ts';
import { PARAMETERS } from '../../grading/parity/network.ts';

export type DataName = 'lesson' | 'hidden';

/** A bias is one list in the files, as in the learner's program. */
type ByName = { readonly [name in (typeof PARAMETERS)[number]]: Matrix | readonly number[] };

interface RecordedFile extends Batch {
  readonly torch: string;
  readonly parameters: ByName;
  readonly loss: number;
  readonly gradients: ByName;
  readonly float32: { readonly loss: number; readonly gradients: ByName };
}

export interface Recording {
  readonly torch: string;
  readonly batch: Batch;
  readonly parameters: Parameters;
  /** The parameters as a program takes them: by name, a bias as a list. */
  readonly byName: ByName;
  readonly loss: number;
  readonly grads: readonly Matrix[];
  /** The same, computed by PyTorch in single precision. */
  readonly single: readonly Matrix[];
}

export const matricesOf = (byName: ByName): Matrix[] =>
  PARAMETERS.map((name) => {
    const value = byName[name];
    return typeof value[0] === 'number' ? [value as readonly number[]] : (value as Matrix);
  });

export function readRecorded(file: RecordedFile): Recording {
  return {
    torch: file.torch,
    batch: { inputs: file.inputs, classes: file.classes },
    parameters: matricesOf(file.parameters),
    byName: file.parameters,
    loss: file.loss,
    grads: matricesOf(file.gradients),
    single: matricesOf(file.float32.gradients),
  };
}

const FILES: Readonly<Record<DataName, () => Promise<{ default: RecordedFile }>>> = {
  lesson: () => import('./recorded/lesson.json'),
  hidden: () => import('./recorded/hidden.json'),
};

export const loadRecording = async (name: DataName): Promise<Recording> =>
  readRecorded((await FILES[name]()).default);
