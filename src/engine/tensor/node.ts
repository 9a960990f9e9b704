/**
 * The graph that backward walks: one Node per recorded operation, pointing at the nodes its inputs came from. An
 * operation's rules are one shared Op object; a Node holds only what differs from call to call.
 */
import { type Dtype, isFloat } from './dtype.ts';
import { AutogradError } from './errors.ts';
import { mode } from './mode.ts';
import { type Shape, show } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** From `g`, the gradient of the node's output, the gradient of one input; broadcasting is undone by the walk. */
export type Rule = (g: Tensor, node: Node, input: number) => Tensor;

export interface OpRow {
  /** PyTorch's name of the node: `MulBackward0`. */
  readonly name: string;
  /** One rule per input (the last one serves all further inputs), written in tensor operations: differentiable. */
  readonly vjp: readonly Rule[];
  /** The same rules on raw arrays, for a backward that is not itself recorded. */
  readonly fast?: readonly Rule[];
  /**
   * What each rule reads: `a`, `b`, `c` are the inputs, `y` is the result. Only what the wanted gradients read is saved,
   * so changing anything else in place is harmless.
   */
  readonly reads?: readonly string[];
}

export interface Op extends OpRow {
  readonly masks: readonly number[];
}

const RESULT = 1 << 3;
const BITS: Record<string, number> = { a: 1, b: 2, c: 4, y: RESULT };

/** Completes a row of an op table. Marked as pure, so that a bundle leaves out the rows of operations nobody imports. */
/* @__NO_SIDE_EFFECTS__ */ export function op(row: OpRow): Op {
  const masks = row.vjp.map((_, i) => {
    let mask = 0;
    for (const letter of row.reads?.[i] ?? '') mask |= BITS[letter]!;
    return mask;
  });
  return { ...row, masks };
}

/** A tensor that a node keeps for backward. */
export interface Kept {
  /** Which input it is, or the node's own result. */
  readonly slot: 'a' | 'b' | 'c' | 'result';
  readonly tensor: Tensor;
  /** The version it was saved at: backward refuses to read it at any other. */
  readonly version: number;
}

/** Sees a whole gradient; a tensor it returns takes the gradient's place. */
export type Hook = (gradient: Tensor) => unknown;

let created = 0;

export class Node {
  readonly op: Op;
  /** Where each input came from; null for one that needs no gradient. */
  readonly next: (Node | null)[];
  /** Shape and dtype of the output, and so of its gradient. */
  readonly shape: Shape;
  readonly dtype: Dtype;
  readonly args: unknown;
  /** Creation order: among nodes that are ready the walk takes the youngest, as PyTorch does. */
  readonly order: number;
  /** What was saved, with the version it had: three inputs at most, and the result. Null where nothing reads it. */
  private savedA: Tensor | null = null;
  private savedB: Tensor | null = null;
  private savedC: Tensor | null = null;
  private savedY: Tensor | null = null;
  private versionA = 0;
  private versionB = 0;
  private versionC = 0;
  private versionY = 0;
  freed = false;
  /** The leaf whose `.grad` this node feeds, for AccumulateGrad. */
  leaf: Tensor | null = null;
  hooks: Hook[] | null = null;
  /** A non-leaf tensor whose gradient is kept. */
  retained: Tensor | null = null;
  // what the current walk knows of this node
  walk = 0;
  needed = 0;
  waits = 0;
  pending: Tensor | null = null;

  constructor(rules: Op, next: (Node | null)[], out: Tensor, args: unknown) {
    this.op = rules;
    this.next = next;
    this.shape = out.shape;
    this.dtype = out.dtype;
    this.args = args;
    this.order = ++created;
  }

  get name(): string {
    return this.op.name;
  }

  /** As PyTorch's next_functions: pairs of a node and the number of its output, which is always 0 here. */
  get nextFunctions(): [Node | null, number][] {
    return this.next.map((node) => [node, 0]);
  }

  get a(): Tensor {
    return this.read(this.savedA, this.versionA);
  }
  get b(): Tensor {
    return this.read(this.savedB, this.versionB);
  }
  get c(): Tensor {
    return this.read(this.savedC, this.versionC);
  }
  get result(): Tensor {
    return this.read(this.savedY, this.versionY);
  }

  /** What this node keeps for backward, by letter. @throws AutogradError 'freed' or 'modified-in-place' */
  get savedTensors(): Partial<Record<'a' | 'b' | 'c' | 'result', Tensor>> {
    if (this.freed) throw new AutogradError('freed');
    return Object.fromEntries(
      this.kept.map(({ slot, tensor, version }) => [slot, this.read(tensor, version)]),
    );
  }

  saveA(tensor: Tensor): void {
    this.savedA = savable(tensor);
    this.versionA = tensor.storage.version;
  }
  saveB(tensor: Tensor): void {
    this.savedB = savable(tensor);
    this.versionB = tensor.storage.version;
  }
  saveC(tensor: Tensor): void {
    this.savedC = savable(tensor);
    this.versionC = tensor.storage.version;
  }
  saveResult(tensor: Tensor): void {
    this.savedY = savable(tensor);
    this.versionY = tensor.storage.version;
  }
  /** As savedTensors, as a list with the versions they were saved at, and without the checks: to look at, not to compute with. */
  get kept(): readonly Kept[] {
    const all: readonly [Kept['slot'], Tensor | null, number][] = [
      ['a', this.savedA, this.versionA],
      ['b', this.savedB, this.versionB],
      ['c', this.savedC, this.versionC],
      ['result', this.savedY, this.versionY],
    ];
    return all.flatMap(([slot, tensor, version]) => (tensor === null ? [] : [{ slot, tensor, version }]));
  }
  get savesFirst(): boolean {
    return this.savedA !== null;
  }

  /** Drops what was saved: a second backward through this node then fails, if it has anything to miss. */
  free(): void {
    (this.args as { inner?: Node } | undefined)?.inner?.free();
    if ((this.savedA ?? this.savedB ?? this.savedC ?? this.savedY) === null) return;
    this.savedA = this.savedB = this.savedC = this.savedY = null;
    this.freed = true;
  }

  private read(tensor: Tensor | null, expected: number): Tensor {
    if (tensor !== null && tensor.storage.version === expected) return tensor;
    if (this.freed) throw new AutogradError('freed');
    if (tensor === null) throw new Error(`${this.name} reads an unsaved value`);
    throw this.modified(tensor, expected);
  }

  private modified(tensor: Tensor, expected: number): AutogradError {
    const kinds = {
      float32: 'FloatTensor',
      float64: 'DoubleTensor',
      int64: 'LongTensor',
      bool: 'BoolTensor',
    };
    const found = `is at version ${tensor.storage.version}; expected version ${expected} instead.`;
    const origin = tensor === this.savedY ? this : tensor.gradFn;
    const from = origin ? `, which is output 0 of ${origin.name.replace(/Backward\d$/, '')},` : '';
    return new AutogradError(
      'modified-in-place',
      (clause) => `${clause}: [torch.${kinds[tensor.dtype]} ${show(tensor.shape)}]${from} ${found}`,
    );
  }
}

function savable(tensor: Tensor): Tensor {
  if (tensor.inference) throw new AutogradError('inference-saved');
  return tensor;
}

const ACCUMULATE = op({ name: 'AccumulateGrad', vjp: [] });

/** Where the gradient of `tensor` goes: the node that made it, or the one that fills its `.grad`; null if not wanted. */
export function edgeOf(tensor: Tensor): Node | null {
  if (!tensor.requiresGrad) return null;
  if (tensor.node !== null) return tensor.node;
  if (tensor.accumulator === null) {
    tensor.accumulator = new Node(ACCUMULATE, [], tensor, undefined);
    tensor.accumulator.leaf = tensor;
  }
  return tensor.accumulator;
}

/** What the rule of input `i` reads; the last rule serves all further inputs. */
function maskOf(masks: readonly number[], i: number): number {
  return masks[i < masks.length ? i : masks.length - 1]!;
}

/** A node for `rules`, or null if nothing needs a gradient. It saves inputs only; see {@link saveResult}. */
export function makeNode(rules: Op, out: Tensor, inputs: readonly Tensor[], args?: unknown): Node | null {
  let wanted = false;
  const count = inputs.length;
  for (let i = 0; i < count; i++) if (inputs[i]!.requiresGrad) wanted = true;
  if (!wanted) return null;
  const next = new Array<Node | null>(count);
  const { masks } = rules;
  let reads = 0;
  for (let i = 0; i < count; i++) {
    const edge = edgeOf(inputs[i]!);
    next[i] = edge;
    if (edge !== null) reads |= maskOf(masks, i);
  }
  const node = new Node(rules, next, out, args);
  if (reads & 1) node.saveA(inputs[0]!);
  if (reads & 2) node.saveB(inputs[1]!);
  if (reads & 4) node.saveC(inputs[2]!);
  return node;
}

/** Saves the result, if a wanted gradient reads it. In-place forms call this after writing. */
export function saveResult(node: Node, out: Tensor): void {
  const { masks } = node.op;
  for (let i = 0; i < node.next.length; i++) {
    if (node.next[i] !== null && maskOf(masks, i) & RESULT) {
      node.saveResult(out);
      return;
    }
  }
}

/** Records that `rules` made `out` from `inputs`, if recording is on and an input requires grad; returns `out`. */
export function record(rules: Op, out: Tensor, inputs: readonly Tensor[], args?: unknown): Tensor {
  if (!mode.grad) {
    if (out.viewOf === null) out.inference = mode.inference; // a view is what its base is
    return out;
  }
  if (!isFloat(out.dtype)) return out;
  const node = makeNode(rules, out, inputs, args);
  if (node !== null) {
    saveResult(node, out);
    out.node = node;
    out.tracked = true;
  }
  return out;
}
