/**
 * Changing tensors in place, and what that does to the graph. Values are written to shared memory and its version is
 * raised. The history of the whole memory belongs to the base tensor: writing through a view gives the base a CopySlices
 * node, and views find their new history by replaying, on the base, how they were made.
 */
import { type Data, settle } from './dtype.ts';
import { type AutogradCode, AutogradError } from './errors.ts';
import { dense, writeTo } from './layout.ts';
import { mode, within } from './mode.ts';
import { edgeOf, makeNode, Node, type Op, op, saveResult } from './node.ts';
import { Tensor, wrap } from './tensor.ts';

export interface View {
  /** The tensor that owns the memory; never a view itself. */
  readonly base: Tensor;
  /** Makes the same view of any tensor shaped like the base. */
  readonly replay: (base: Tensor) => Tensor;
  /** Made while nothing was recorded: it has no history and gets none. Then, the error that a change gives. */
  readonly quiet: AutogradCode | null;
  /** The base's `rewrites` when the history was last looked up. */
  seen: number;
}

export function refreshView(t: Tensor, view: View): void {
  if (view.seen === t.storage.rewrites || view.quiet) return;
  view.seen = t.storage.rewrites;
  if (!view.base.requiresGrad) return;
  const again = within('', true, false, () => view.replay(view.base));
  t.node = again.node;
  t.tracked = again.tracked;
}

/** Copying into part of a tensor: what was there before no longer matters, what was written does. */
const COPY_SLICES = op({
  name: 'CopySlices',
  vjp: [
    (g, node) => {
      const { replay, inner } = node.args as { replay: View['replay']; inner: Node };
      const whole = g.clone();
      const part = replay(whole);
      part.copy_(inner.op.vjp[0]!(part.clone(), inner, 0));
      return whole;
    },
    (g, node, i) => {
      const { replay, inner } = node.args as { replay: View['replay']; inner: Node };
      const rules = inner.op.vjp;
      return rules[Math.min(i, rules.length - 1)]!(replay(g).clone(), inner, i);
    },
  ],
});

function check(t: Tensor, inputs: readonly Tensor[]): void {
  if (t.inference && !mode.inference) throw new AutogradError('inference-in-place');
  if (mode.grad) {
    const { viewOf: view } = t;
    const tracked = t.requiresGrad;
    if (view !== null && (tracked || view.base.requiresGrad)) {
      if (view.quiet) throw new AutogradError(view.quiet);
      if (view.base.isLeaf) throw new AutogradError('view-of-leaf-in-place');
    }
    if (tracked && t.isLeaf) throw new AutogradError('leaf-in-place');
    if (view?.quiet && inputs.some((input) => input.requiresGrad)) {
      throw new AutogradError(view.quiet);
    }
  }
  if (t.strides?.some((stride, i) => stride === 0 && t.shape[i]! > 1)) {
    throw new AutogradError('overlap-in-place');
  }
}

/** `t` as it is now: a copy of the values with the same history, for rules that read an input about to be overwritten. */
function snapshot(t: Tensor): Tensor {
  const copy = wrap(dense(t).slice(), t.shape, t.dtype);
  copy.node = t.gradFn;
  copy.tracked = t.tracked;
  return copy;
}

/**
 * The in-place form of an operation: `compute` gives the new values of `t`, which is `inputs[0]`.
 * @throws AutogradError for leaves, views of leaves, expanded tensors and inference tensors
 */
export function changeInPlace(
  t: Tensor,
  rules: Op,
  inputs: readonly Tensor[],
  compute: () => Data,
  args?: unknown,
): Tensor {
  check(t, inputs);
  const node = mode.grad ? makeNode(rules, t, inputs, args) : null;
  if (node?.savesFirst) node.saveA(snapshot(t));
  const values = settle(compute(), t.dtype);
  if (values !== t.storage.data) writeTo(t, values);
  t.storage.version++;
  if (node === null) return t;
  saveResult(node, t);
  t.storage.rewrites++;
  if (t.viewOf === null) {
    t.node = node;
    t.tracked = true;
  } else {
    const { base, replay } = t.viewOf;
    base.node = new Node(COPY_SLICES, [edgeOf(base), ...node.next.slice(1)], base, { replay, inner: node });
    base.tracked = true;
  }
  return t;
}

/** A view of `parent` with other strides, not yet recorded; `remake` makes the same view of a tensor of that shape. */
export function makeView(
  parent: Tensor,
  shape: readonly number[],
  strides: readonly number[] | null,
  offset: number,
  remake: (tensor: Tensor) => Tensor,
): Tensor {
  const out = new Tensor(parent.storage, shape, parent.dtype, strides, offset);
  const above = parent.viewOf;
  out.inference = parent.inference;
  out.viewOf = {
    base: above?.base ?? parent,
    replay: above === null ? remake : (base) => remake(above.replay(base)),
    quiet:
      above?.quiet ??
      (mode.inference ? 'inference-view-in-place' : mode.grad ? null : 'no-grad-view-in-place'),
    seen: parent.storage.rewrites,
  };
  return out;
}
