/** What a step did, in short sentences, found by comparing the moment before with the moment after. */
import type { Node } from '../../engine/index.ts';
import type { BoxState, TraceBox, TraceStep, TraceWire, Variable } from './trace-types.ts';

interface LineFacts {
  readonly before: TraceStep | undefined;
  readonly after: TraceStep;
  readonly boxes: readonly TraceBox[];
  readonly wires: readonly TraceWire[];
  /** Boxes that a backward in this line went through; null if there was none. */
  readonly walked: readonly string[] | null;
}

interface Words {
  readonly focus: string | null;
  readonly says: readonly string[];
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What a box is called in a sentence: its name, or what made it. */
export function called(box: TraceBox, state: BoxState | undefined): string {
  return state?.names[0] ?? (box.text === '' ? 'a tensor' : box.text);
}

export function lineWords({ before, after, boxes, wires, walked }: LineFacts): Words {
  if (walked !== null && walked.length > 0) return backwardWords({ before, after, boxes, wires, walked });
  const says: string[] = [];
  let focus: string | null = null;
  const first = before?.boxes.length ?? 0;
  after.boxes.forEach((state, i) => {
    const box = boxes[i];
    if (box === undefined || i < first) return;
    says.push(box.kind === 'node' ? nodeWords(box, state) : tensorWords(box, state, boxes, after, wires));
    focus = box.id;
  });
  for (const variable of after.variables) {
    const old = before?.variables.find(({ name }) => name === variable.name);
    if (old === undefined) continue;
    const changed = changeWords(old, variable, before, after, boxes);
    if (changed.length === 0) continue;
    says.push(...changed);
    focus ??= boxNamed(boxes, after, variable.name);
  }
  const named = after.variables.find(
    ({ name }) => boxNamed(boxes, after, name) !== boxNamed(boxes, before, name),
  );
  if (named !== undefined) focus = boxNamed(boxes, after, named.name) ?? focus;
  says.push(...staleWords(before, after, boxes), ...lostWords(before, after, boxes));
  if (says.length === 0) says.push('A plain number: no tensor and no graph were made.');
  return { focus, says };
}

function boxNamed(boxes: readonly TraceBox[], step: TraceStep | undefined, name: string): string | null {
  const at = step?.boxes.findIndex((state) => state.names.includes(name)) ?? -1;
  return boxes[at]?.id ?? null;
}

function nodeWords(box: TraceBox, state: BoxState): string {
  const name = called(box, state);
  const kept = state.saved.map(({ what, at }) =>
    what === name ? `its result (version ${at})` : `${what} (version ${at})`,
  );
  const keeps =
    kept.length === 0
      ? 'Its rule needs no numbers, so it keeps nothing.'
      : `It keeps ${listed(kept)} for backward.`;
  return `${name} comes from a new node, ${box.op}. ${keeps}`;
}

function tensorWords(
  box: TraceBox,
  state: BoxState,
  boxes: readonly TraceBox[],
  step: TraceStep,
  wires: readonly TraceWire[],
): string {
  const name = called(box, state);
  const arriving = wires.filter((wire) => wire.to === box.id);
  const from = listed(
    arriving.flatMap((wire) => {
      const at = boxes.findIndex(({ id }) => id === wire.from);
      const source = boxes[at];
      return source === undefined ? [] : [called(source, step.boxes[at])];
    }),
  );
  if (arriving.some((wire) => wire.kind === 'cut'))
    return `${name} shares the memory of ${from}, but has no grad_fn: the graph is cut here, and ${name} is a leaf.`;
  if (state.requiresGrad) return `${name} is a leaf that requires grad: backward will fill ${name}.grad.`;
  if (state.version === undefined)
    return `${name} was made in inference mode: no node, no version counter, and no use in a recorded computation later.`;
  if (arriving.length > 0) return `${name} was computed from ${from} without recording: no node, no grad_fn.`;
  return `${name} is a plain tensor: it requires no grad, and nothing computed from it alone is recorded.`;
}

function changeWords(
  old: Variable,
  now: Variable,
  before: TraceStep | undefined,
  after: TraceStep,
  boxes: readonly TraceBox[],
): string[] {
  const { name } = now;
  const [was, is] = [boxNamed(boxes, before, name), boxNamed(boxes, after, name)];
  if (was !== is && old.version !== null && now.version !== null && now.version > old.version)
    return [
      `${name} was changed in place: version ${old.version} → ${now.version}, and a new grad_fn, ${now.gradFn}.`,
    ];
  if (was !== is) {
    const left = boxes.find(({ id }) => id === was);
    const leaf = left?.kind === 'tensor' && old.requiresGrad ? ', no longer for the leaf' : '';
    return [`The name ${name} now stands for the new tensor${leaf}.`];
  }
  const words: string[] = [];
  if (old.version !== now.version)
    words.push(`${name} was changed in place: version ${old.version} → ${now.version}.`);
  if (old.requiresGrad !== now.requiresGrad)
    words.push(`${name}.requires_grad is ${now.requiresGrad ? 'True' : 'False'} from here on.`);
  if (old.grad !== null && now.grad === null) words.push(`${name}.grad is None again.`);
  return words;
}

/** Kept values whose memory has moved on. */
function staleWords(before: TraceStep | undefined, after: TraceStep, boxes: readonly TraceBox[]): string[] {
  return after.boxes.flatMap((state, i) => {
    const box = boxes[i];
    return state.saved.flatMap(({ what, at, now }, k) => {
      const earlier = before?.boxes[i]?.saved[k];
      if (box === undefined || at === now || (earlier !== undefined && earlier.now !== earlier.at)) return [];
      return [
        `${box.op} kept ${what} at version ${at}. The memory is at version ${now} now: backward will refuse it.`,
      ];
    });
  });
}

/** Nodes that no name leads to any more. */
function lostWords(before: TraceStep | undefined, after: TraceStep, boxes: readonly TraceBox[]): string[] {
  const lost = (before?.boxes ?? []).filter(
    (state, i) => boxes[i]?.kind === 'node' && state.alive && after.boxes[i]?.alive === false,
  ).length;
  if (lost === 0) return [];
  return [
    lost === 1
      ? 'No name leads to one node any more: its memory is given back.'
      : `No name leads to ${lost} nodes any more: their memory is given back.`,
  ];
}

function backwardWords({ before, after, boxes, walked }: LineFacts): Words {
  const says: string[] = [];
  for (const variable of after.variables)
    if (variable.grad !== null && walked?.includes(boxNamed(boxes, after, variable.name) ?? ''))
      says.push(`${variable.name}.grad = ${variable.grad}.`);
  const nodes = boxes.filter(({ id, kind }) => kind === 'node' && walked?.includes(id));
  const at = (id: string) => after.boxes[boxes.findIndex((box) => box.id === id)];
  const freed = nodes.filter(({ id }) => at(id)?.freed).length;
  const keeping = nodes.filter(({ id }) => (at(id)?.saved.length ?? 0) > 0).length;
  if (freed > 0) says.push('What the nodes had kept is freed: a second backward through them would fail.');
  else if (keeping > 0) says.push('What the nodes keep stays: a second backward may read it again.');
  else says.push('These nodes kept nothing, so nothing was freed: a second backward is possible.');
  says.push(...lostWords(before, after, boxes));
  return { focus: null, says };
}

interface WalkFacts {
  readonly node: Node;
  readonly before: TraceStep | undefined;
  readonly after: TraceStep;
  readonly boxes: readonly TraceBox[];
  readonly focus: string | null;
}

/** One node of a backward: what it got, read, handed on and freed. */
export function walkWords({
  node,
  before,
  after,
  boxes,
  focus,
}: WalkFacts): Pick<TraceStep, 'title' | 'says'> {
  const at = boxes.findIndex(({ id }) => id === focus);
  const [box, was, is] = [boxes[at], before?.boxes[at], after.boxes[at]];
  if (box === undefined || is === undefined) return { title: `backward: ${node.name}`, says: [] };
  const name = called(box, is);
  if (node.leaf !== null) {
    const arrived = is.passing ?? '';
    const added =
      was?.grad === undefined || was.grad === is.grad
        ? ''
        : ` It is added to what was there: ${was.grad} + ${arrived}.`;
    return {
      title: `backward reaches ${name}`,
      says: [
        is.grad === undefined
          ? `${name} is a leaf: its gradient, ◂\u00a0${arrived}, is handed back.`
          : `${name} is a leaf, so its gradient ◂\u00a0${arrived} goes into ${name}.grad.${added} ${name}.grad = ${is.grad}.`,
      ],
    };
  }
  const says = [`The gradient of the end by ${name} is ◂\u00a0${is.passing}.`];
  const read = (was?.saved ?? []).map(
    ({ what, at: version }) => `${what === name ? 'its result' : what} (version ${version}, unchanged)`,
  );
  says.push(read.length === 0 ? 'Its rule needs no numbers.' : `It reads what it kept: ${listed(read)}.`);
  if (is.freed && was?.freed !== true) says.push('Then it frees that.');
  else if (is.saved.length > 0) says.push('It keeps that, because retain_graph (or create_graph) says so.');
  if (is.grad !== undefined) says.push(`retain_grad was called, so ${name}.grad = ${is.grad}.`);
  return { title: `backward: ${box.op}`, says };
}
