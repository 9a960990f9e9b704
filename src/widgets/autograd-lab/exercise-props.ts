/** An `autograd` exercise as its views receive it: made at build from `exercise.md` and `content/autograd/`. */
import type { Asked } from '../../runtime/script/answers.ts';
import type { Goal, RepairMistake } from '../../runtime/script/repair.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import type { CodeRow } from '../../runtime/script/typescript.ts';

export interface PredictItem {
  readonly id: string;
  readonly lesson: string;
  readonly source: string;
  readonly rows: readonly CodeRow[];
  readonly asked: Asked;
  /** Names of tensors at the end of the script, for a table. */
  readonly names: readonly string[];
  /** What can be chosen: ids and words. */
  readonly causes: readonly { readonly id: string; readonly title: string }[];
  readonly because: string;
}

export interface RepairLoop {
  readonly title: string;
  readonly says: string;
  readonly broken: Trace;
  readonly solution: string;
  /** By 1-based line: what may stand there, the line as it is first. */
  readonly offers: Readonly<Record<number, readonly string[]>>;
  readonly goal: Goal;
  readonly mistakes: readonly RepairMistake[];
}

export interface PlaceTask {
  /** The script with `□` where the call may stand. */
  readonly script: string;
  readonly insert: string;
  readonly of: string;
  readonly targets: readonly { readonly value: number; readonly because: string }[];
}
