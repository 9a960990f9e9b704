/** The words in a box of the drawing, as plain data: what is where, and in which tone. */
import type { BoxState, TraceBox, TraceStep } from './trace-types.ts';

/** Sizes in CSS pixels; the view sets text to match. */
export const BOX = {
  pad: 10,
  charPx: 7.3,
  headCharPx: 7.9,
  headPx: 22,
  linePx: 19,
  least: 112,
  most: 240,
} as const;

/** What a box has room for, whenever it is needed. */
export interface Room {
  readonly grad: boolean;
  readonly savedLines: number;
}

export function roomOf(at: number, steps: readonly TraceStep[]): Room {
  const states = steps.flatMap((step) => step.boxes[at] ?? []);
  return {
    grad: states.some(({ grad, passing }) => grad !== undefined || passing !== undefined),
    savedLines: Math.max(0, ...states.map(({ saved }) => saved.length)),
  };
}

export interface BoxLine {
  readonly tone: 'head' | 'what' | 'forward' | 'grad' | 'passing' | 'saved' | 'stale' | 'freed';
  readonly text: string;
  /** Baseline, from the top of the box. */
  readonly y: number;
}

/** The name stands before what made it. Lines have their places whether they are filled or not. */
export function boxLines(box: TraceBox, state: BoxState, room: Room): BoxLine[] {
  const lines: BoxLine[] = [];
  const names = state.names.join(', ');
  const made = headOf(box);
  let y = BOX.headPx - 4;
  const put = (tone: BoxLine['tone'], text: string) => lines.push({ tone, text, y });
  // y.add_(1) and total += loss name what they change themselves
  const says = names !== '' && new RegExp(`^${state.names[0]}(\\.\\w+_\\(| [-+*/]= )`).test(box.text);
  put('head', !says && names !== '' && made !== '' ? `${names} = ${made}` : made || names || 'a tensor');
  y += BOX.linePx;
  put('what', whatItIs(box, state));
  y += BOX.linePx;
  if (state.value !== undefined) put('forward', `▸ ${cut(state.value)}`);
  else if (state.saved.some(({ at, now }) => at !== now)) put('stale', '▸ overwritten');
  if (room.grad) {
    y += BOX.linePx;
    if (state.grad !== undefined) put('grad', `◂ ${cut(state.grad)}`);
    else if (state.passing !== undefined) put('passing', `◂ ${cut(state.passing)}`);
  }
  if (state.freed && room.savedLines > 0) {
    y += BOX.linePx;
    put('freed', '○ freed');
  }
  for (const { what, at, now } of state.saved) {
    y += BOX.linePx;
    const number = /^[−\d.]+$/.test(what);
    if (at !== now) put('stale', `✗ ${cut(what, 12)} v${at}, now v${now}`);
    else put('saved', number ? `● keeps ${what}` : `● keeps ${cut(what, 12)} v${at}`);
  }
  return lines;
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
