/**
 * What a learner's own engine made of a small program, node by node, beside what our engine makes of it. The program
 * is a graph of `expr/graph.ts`; the learner's numbers were read off inside the sandbox (`runtime/trace/`).
 */
import type { Graph, GraphRun } from '../../expr/types.ts';

/** One named result of the program, as the learner's engine holds it after the walk back. */
export interface TracedNode {
  readonly id: string;
  /** Null where it is not a number. */
  readonly value: number | null;
  readonly grad: number | null;
  /**
   * What leads from this node to the named ones behind it: id to the local derivatives' sum, hidden steps in between
   * multiplied out. Null where the node keeps no edges that can be read.
   */
  readonly locals: ReadonlyMap<string, number> | null;
}

export interface Trace {
  /** In the order they were made; shorter than the program when one of them failed. */
  readonly nodes: readonly TracedNode[];
  /** What ended it early: making the node `at`, or walking back from it. */
  readonly failure?: {
    readonly during: 'making' | 'backward';
    readonly at: string;
    readonly name: string;
    readonly message: string;
  };
}

/** A program with the right numbers and the learner's. */
export interface Traced {
  readonly graph: Graph;
  readonly right: GraphRun;
  readonly trace: Trace;
}

/** Relative to the larger of both and 1, as in the tests of an exercise. */
const TOLERANCE = 1e-9;

export function same(a: number | null | undefined, b: number | null | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Ids of the nodes that have a gradient, each after its inputs. */
export function variables(graph: Graph): string[] {
  return graph.nodes.flatMap(({ id, kind }) => (kind === 'constant' ? [] : [id]));
}

export function tracedNode(trace: Trace, id: string): TracedNode | undefined {
  return trace.nodes.find((node) => node.id === id);
}
