/** A run as plain data: what a page needs to draw any moment of it, without the engine. */
import type { AutogradCode, Nested } from '../../engine/index.ts';
import type { DrawnPlan } from '../../viz/graph-plan.ts';
import type { CodeRow } from './typescript.ts';

/** A box of the drawing: a tensor without history, or a node of the graph with the tensor it made. */
export interface TraceBox {
  readonly id: string;
  /** `node` is part of the graph; `tensor` has no gradFn: a leaf or a plain number. */
  readonly kind: 'node' | 'tensor';
  /** The node's name: `MulBackward0`; empty for a tensor. */
  readonly op: string;
  /** What made it, as written in the script: `x * x`. */
  readonly text: string;
}

export interface TraceWire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `graph`: backward comes through here. `data`: numbers went through, gradients do not. `cut`: detached here. */
  readonly kind: 'graph' | 'data' | 'cut';
}

export interface SavedState {
  /** Which tensor, by name if it has one. */
  readonly what: string;
  /** Its version when it was saved, and now: they differ when it was changed in place. */
  readonly at: number;
  readonly now: number;
}

/** One box at one moment. */
export interface BoxState {
  /** Names of the script that stand for it now. */
  readonly names: readonly string[];
  /** Absent once no tensor stands here any more. */
  readonly value?: string;
  readonly requiresGrad: boolean;
  /** `.grad`, where it is kept. */
  readonly grad?: string;
  /** The gradient that a running backward brought here. */
  readonly passing?: string;
  readonly version?: number;
  readonly saved: readonly SavedState[];
  readonly freed: boolean;
  /** Some name still leads here: it cannot be given back to memory. */
  readonly alive: boolean;
}

/** A name of the script at one moment. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly requiresGrad: boolean;
  readonly isLeaf: boolean;
  /** Null for a leaf. */
  readonly gradFn: string | null;
  readonly grad: string | null;
  /** Null in inference mode, which counts none. */
  readonly version: number | null;
}

export interface TraceStep {
  readonly line: number;
  /** Loop variables: `i = 2`; empty outside loops. */
  readonly turn: string;
  /** `line`: a line is done. `forward`: what it computed before its backward; `walk`: one node of that backward. */
  readonly kind: 'line' | 'forward' | 'walk' | 'error';
  /** The box this step is about. */
  readonly focus: string | null;
  readonly title: string;
  readonly says: readonly string[];
  /** By the position of the box in `Trace.boxes`; later boxes are not there yet. */
  readonly boxes: readonly BoxState[];
  readonly variables: readonly Variable[];
  /** Nodes of the graph that some name still leads to, leaves included. */
  readonly nodesAlive: number;
}

/** Why a run ended early. */
export interface Failure {
  readonly line: number;
  /** `script` when the line itself could not be run by this language. */
  readonly code: AutogradCode | 'tensor' | 'script';
  readonly message: string;
  /** The cause, on this very graph. */
  readonly because: readonly string[];
  /** What to write instead. */
  readonly instead: readonly string[];
  readonly focus: string | null;
  /** The line that caused it, where that is another one. */
  readonly causedBy?: number;
}

/** What a name holds when the script has ended, as numbers. */
export interface Final {
  readonly value: Nested;
  readonly grad: Nested | null;
  readonly requiresGrad: boolean;
  readonly isLeaf: boolean;
  readonly gradFn: string | null;
  readonly version: number | null;
}

export interface Trace {
  readonly source: string;
  readonly rows: readonly CodeRow[];
  readonly boxes: readonly TraceBox[];
  readonly wires: readonly TraceWire[];
  readonly steps: readonly TraceStep[];
  readonly failure: Failure | null;
  readonly final: Readonly<Record<string, Final>>;
  /** Numbers that are not tensors, at the end. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly plan: DrawnPlan;
}
