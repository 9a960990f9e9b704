/** A moment of a run as the drawing of graphs shows it: which words stand in which box, and how each box and wire looks. */
import type { Presence, Scene, SceneEdge, SceneLine, SceneNode } from '../../viz/graph-scene.ts';
import type { BoxState, Trace, TraceBox, TraceStep } from './trace-types.ts';

/** What a box has room for, whenever it is needed. */
export interface Room {
  readonly grad: boolean;
  readonly lines: number;
}

export function roomOf(at: number, steps: readonly TraceStep[]): Room {
  const states = steps.flatMap((step) => step.boxes[at] ?? []);
  return {
    grad: states.some(({ grad, passing }) => grad !== undefined || passing !== undefined),
    lines: Math.max(0, ...states.map(({ saved }) => saved.length)),
  };
}

type Drawn = Pick<Trace, 'boxes' | 'wires'>;

/** `step` is undefined before the first line. */
export function runScene({ boxes, wires }: Drawn, step: TraceStep | undefined): Scene {
  const states = new Map(boxes.map(({ id }, i) => [id, step?.boxes[i]]));
  return {
    nodes: boxes.map((box, i): SceneNode => {
      const state = step?.boxes[i];
      const { id } = box;
      if (state === undefined)
        return { id, value: undefined, grad: undefined, focus: undefined, presence: 'later' };
      return { ...boxWords(box, state), focus: step?.focus === id ? FOCUS[step.kind] : undefined };
    }),
    edges: wires.map(({ id, from, to, kind }): SceneEdge => {
      const [source, target] = [states.get(from), states.get(to)];
      const presence: Presence | undefined =
        source === undefined || target === undefined ? 'later' : target.alive ? undefined : 'gone';
      const back = kind === 'graph' && step?.kind === 'walk' && step.focus === to && presence !== 'later';
      return {
        id,
        local: undefined,
        flow: back ? 'backward' : undefined,
        ...(presence && { presence }),
        ...(kind !== 'graph' && { dashed: true }),
        ...(kind === 'cut' && presence !== 'later' && { cut: true }),
      };
    }),
  };
}

const FOCUS = { line: 'here', forward: 'here', walk: 'backward', error: 'slip' } as const;

/** A box's words without its focus. The name stands before what made it. */
export function boxWords(box: TraceBox, state: BoxState): Omit<SceneNode, 'focus'> {
  const names = state.names.join(', ');
  const made = headOf(box);
  // y.add_(1) and total += loss name what they change themselves
  const says = names !== '' && new RegExp(`^${state.names[0]}(\\.\\w+_\\(| [-+*/]= )`).test(box.text);
  const stale = state.saved.some(({ at, now }) => at !== now);
  const leaf = box.kind === 'tensor' && state.requiresGrad;
  return {
    id: box.id,
    head: !says && names !== '' && made !== '' ? `${names} = ${made}` : made || names || 'a tensor',
    note: whatItIs(box, state),
    value: state.value === undefined ? (stale ? 'overwritten' : undefined) : cut(state.value),
    // what is kept in .grad stays; what backward brings is gone a step later
    grad: state.grad === undefined ? state.passing && cut(state.passing) : `.grad ${cut(state.grad, 18)}`,
    lines: savedLines(state),
    ...(leaf && { barred: true }),
    ...(box.kind === 'tensor' && !state.requiresGrad && { dashed: true }),
    ...(!state.alive && { presence: 'gone' }),
  };
}

function savedLines({ saved, freed }: BoxState): SceneLine[] {
  if (freed) return [{ tone: 'faint', text: '○ freed' }];
  return saved.map(({ what, at, now }): SceneLine => {
    if (at !== now) return { tone: 'slip', text: `✗ ${cut(what, 12)} v${at}, now v${now}` };
    const number = /^[−\d.]+$/.test(what);
    return { tone: 'plain', text: number ? `● keeps ${what}` : `● keeps ${cut(what, 12)} v${at}` };
  });
}

/** What made it: `x = torch.tensor(…)` is said by the value below, and a long line is cut, so that a box stays a box. */
function headOf(box: TraceBox): string {
  return /^torch\.(tensor|ones|zeros)\(/.test(box.text) ? '' : cut(box.text, 20);
}

function whatItIs(box: TraceBox, state: BoxState): string {
  const version = state.version === undefined || state.version === 0 ? '' : ` · v${state.version}`;
  if (!state.alive) return box.kind === 'node' ? `${box.op}, gone` : 'gone';
  if (box.kind === 'node') return `${box.op}${version}`;
  return `${state.requiresGrad ? 'leaf, wants grad' : 'leaf, no grad'}${version}`;
}

function cut(text: string, most = 24): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
