import { expect, test } from 'vitest';
import {
  advance,
  currentStep,
  makePlayer,
  type Player,
  playerCaption,
  playerScene,
} from '../../../../src/widgets/gradient-graph/model.ts';
import { samePosition } from '../../../../src/widgets/gradient-graph/same-position.ts';
import { timelineOf } from '../../../../src/widgets/gradient-graph/timeline.ts';
import { spoken } from '../../../../src/widgets/gradient-graph/words.ts';
import { planAt } from '../../../support/plan.ts';

const at = { x: 2, y: 3 };
const { plan, run } = planAt('(x+y)*y', at, ['s = x + y', 'f = s*y']);
const atEnd = makePlayer(plan, 'all', at, run);
const seek = (position: number): Player => advance(atEnd, { type: 'seek', position });
const node = (player: Player, id: string) => playerScene(player).nodes.find((n) => n.id === id);
const edge = (player: Player, id: string) => playerScene(player).edges.find((e) => e.id === id);

test('before any script runs everything is shown and nothing is lit', () => {
  const scene = playerScene(atEnd);
  expect(scene.nodes.map(({ id, value, grad, terms }) => [id, value, grad, terms])).toEqual([
    ['x', '2', '3', undefined],
    ['y', '3', '8', '5 + 3'],
    ['s', '5', '3', undefined],
    ['f', '15', '1', undefined],
  ]);
  expect(scene.edges.map(({ id, local, message }) => [id, local, message])).toEqual([
    ['x>s:0', '1', '3'],
    ['y>s:1', '1', '3'],
    ['s>f:0', '3', '3'],
    ['y>f:1', '5', '5'],
  ]);
  expect(scene.nodes.every(({ focus }) => focus === undefined)).toBe(true);
});

test('the steps are: each operation, the seed, then one edge at a time with consumers first', () => {
  expect(atEnd.steps.map(({ kind, node: id, edge: via }) => [kind, via ?? id])).toEqual([
    ['compute', 's'],
    ['compute', 'f'],
    ['seed', 'f'],
    ['send', 's>f:0'],
    ['send', 'y>f:1'],
    ['send', 'x>s:0'],
    ['send', 'y>s:1'],
  ]);
});

test('at the start only the inputs are known', () => {
  const start = seek(0);
  expect(playerScene(start).nodes.map(({ value }) => value)).toEqual(['2', '3', undefined, undefined]);
  expect(playerScene(start).edges.every(({ local }) => local === undefined)).toBe(true);
});

test('computing a node shows its value and the local derivatives on its edges, which flow forwards', () => {
  const first = seek(1);
  expect(node(first, 's')).toMatchObject({ value: '5', focus: 'forward' });
  expect(edge(first, 'x>s:0')).toMatchObject({ local: '1', flow: 'forward', message: undefined });
  expect(edge(first, 's>f:0')).toMatchObject({ local: undefined, flow: undefined });
});

test('a fork shows its first term and has no gradient before the last one', () => {
  expect(node(seek(5), 'y')).toMatchObject({ grad: undefined, terms: '5 + …', focus: 'backward' });
  expect(node(seek(7), 'y')).toMatchObject({ grad: '8', terms: '5 + 3' });
});

test('a backward step says what it multiplied and added', () => {
  expect(spoken(playerCaption(seek(7)))).toBe(
    'Backward: from s to y. ∂f/∂s · ∂s/∂y = 3 × 1 = 3. ∂f/∂y = 5 + 3 = 8. ' +
      'Two edges leave y. What they bring back is added.',
  );
});

test('a forward step says what it computed and the numbers on its edges', () => {
  expect(spoken(playerCaption(seek(2)))).toBe(
    'Forward: compute f. f = s · y = 5 × 3 = 15. ∂f/∂s = y = 3, ∂f/∂y = s = 5. ' +
      'A product swaps: toward one factor, the local derivative is the other factor.',
  );
});

test('stepping stops at both ends', () => {
  expect(advance(atEnd, { type: 'forward' }).position).toBe(7);
  expect(advance(seek(0), { type: 'back' }).position).toBe(0);
});

test('play at the end begins at the start, walks every step and stops', () => {
  let player = advance(atEnd, { type: 'play' });
  const visited = [player.position];
  while (player.playing) {
    player = advance(player, { type: 'tick' });
    visited.push(player.position);
  }
  expect(visited).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a tick after pausing changes nothing', () => {
  const paused = advance(advance(seek(2), { type: 'play' }), { type: 'pause' });
  expect(advance(paused, { type: 'tick' })).toBe(paused);
});

test('new inputs keep the position and replace every number', () => {
  const moved = { x: -1, y: 2 };
  const player = advance(seek(7), {
    type: 'ran',
    at: moved,
    run: planAt('(x+y)*y', moved, ['s = x + y', 'f = s*y']).run,
  });
  expect(player.position).toBe(7);
  expect(playerScene(player).nodes.map(({ value, grad }) => [value, grad])).toEqual([
    ['−1', '2'],
    ['2', '3'],
    ['1', '2'],
    ['2', '1'],
  ]);
});

test('a figure of forward values alone has no backward steps and no local derivatives', () => {
  const player = makePlayer(plan, 'forward', at, run);
  expect(player.steps.map(({ kind }) => kind)).toEqual(['compute', 'compute']);
  expect(playerScene(player).edges.every(({ local }) => local === undefined)).toBe(true);
});

test('two edges between the same nodes bring back two terms', () => {
  const square = planAt('s*s', { s: 3 });
  const player = makePlayer(square.plan, 'all', { s: 3 }, square.run);
  expect(node(player, 's')).toMatchObject({ grad: '6', terms: '3 + 3' });
});

test('constants are given and receive nothing', () => {
  const shifted = planAt('x*x + 1', { x: 3 });
  const player = makePlayer(shifted.plan, 'all', { x: 3 }, shifted.run);
  expect(player.steps.some((step) => step.receiver === '1')).toBe(false);
  expect(currentStep(player)?.receiver).toBe('x');
});

test('a timeline keeps its place when parts are folded or opened: behind the last step done that both have', () => {
  const { plan: whole } = planAt('tanh(w*x+b)*w', { w: 1, x: 2, b: 3 }, [
    'm = w*x',
    's = m + b',
    't = tanh(s)',
    'f = t*w',
  ]);
  const folded = { ...whole, nodes: whole.nodes.filter(({ id }) => id !== 'm' && id !== 's') };
  const kept = folded.nodes.map(({ id }) => id);
  const both = {
    ...folded,
    edges: whole.edges.filter(({ from, to }) => kept.includes(from) && kept.includes(to)),
  };
  const [open, closed] = [timelineOf(whole, 'all'), timelineOf(both, 'all')];
  const at = (steps: typeof open, position: number) => steps[position - 1]?.node;

  expect(samePosition(open, 0, closed)).toBe(0);
  expect(samePosition(open, 2, closed)).toBe(0); // m and s are inside
  expect(at(closed, samePosition(open, 3, closed))).toBe('t');
  expect(at(open, samePosition(closed, 1, open))).toBe('t');
  expect(samePosition(open, open.length, closed)).toBe(closed.length);
  const sends = open.findIndex(({ kind, node: from }) => kind === 'send' && from === 't') + 1;
  expect(closed[samePosition(open, sends, closed) - 1]).toMatchObject({ kind: 'send', node: 'f' });
});
