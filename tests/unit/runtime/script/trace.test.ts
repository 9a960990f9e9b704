/** The moments of a run as data, without a browser: what is drawn is what the engine did. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runScene } from '../../../../src/runtime/script/scene.ts';
import { traceScript } from '../../../../src/runtime/script/trace.ts';
import type { Trace } from '../../../../src/runtime/script/trace-types.ts';

const scripts: Record<string, { script: string }> = parse(
  readFileSync('content/autograd/scripts.yaml', 'utf8'),
);
const run = (name: string): Trace => traceScript(scripts[name]?.script ?? '');
const boxAt = (trace: Trace, step: number, text: string) => {
  const at = trace.boxes.findIndex((box) => box.text === text);
  return { box: trace.boxes[at], state: trace.steps.at(step)?.boxes[at] };
};

describe('exp, then add_', () => {
  const trace = run('exp-then-add');

  test('exp keeps its result at version 0, and the line in place leaves that behind', () => {
    expect(boxAt(trace, 1, 'x.exp()').state?.saved).toEqual([{ what: 'y', at: 0, now: 0 }]);
    expect(boxAt(trace, 2, 'x.exp()').state?.saved).toEqual([{ what: 'y', at: 0, now: 1 }]);
    expect(trace.steps[2]?.says.join(' ')).toContain('version 0 → 1');
  });

  test('the error points at the node, names both versions and the line that did it, and says what to write', () => {
    const { failure } = trace;
    expect(failure).toMatchObject({
      code: 'modified-in-place',
      line: 4,
      causedBy: 3,
      instead: ['y = y + 1'],
    });
    expect(failure?.message).toContain('is at version 1; expected version 0 instead');
    expect(failure?.because.join(' ')).toMatch(/kept its result, y, at version 0.*Line 3, y\.add_\(1\)/s);
    expect(failure?.focus).toBe(boxAt(trace, -1, 'x.exp()').box?.id);
  });

  test('its box says so in words', () => {
    const at = trace.boxes.findIndex((box) => box.text === 'x.exp()');
    const drawn = runScene(trace, trace.steps.at(-1)).nodes[at];
    expect(drawn).toMatchObject({
      note: 'ExpBackward0',
      value: 'overwritten',
      lines: [{ tone: 'slip', text: '✗ y v0, now v1' }],
      focus: 'slip',
    });
  });
});

test('backward goes node by node, passes gradients and frees what it has read', () => {
  const trace = run('square-sum');
  const walk = trace.steps.filter(({ kind }) => kind === 'walk');
  expect(walk.map(({ title }) => title)).toEqual([
    'backward: SumBackward0',
    'backward: MulBackward0',
    'backward reaches x',
  ]);
  const product = (step: number) => boxAt(trace, step, 'x * x').state;
  expect(product(-4)?.freed).toBe(false);
  expect(product(-3)).toMatchObject({ freed: true, saved: [], passing: '[1, 1]' });
  // what only passed through is not kept
  expect(product(-1)?.passing).toBeUndefined();
  expect(trace.steps.at(-1)?.variables.map(({ grad }) => grad)).toEqual(['[2, 4]', null, null]);
});

test('retain_graph keeps what was saved', () => {
  const trace = run('twice-retained');
  const states = trace.steps
    .map((_, i) => boxAt(trace, i, 'x * x').state?.freed)
    .filter((freed) => freed !== undefined);
  expect(states.indexOf(true)).toBeGreaterThan(states.length / 2);
  expect(trace.steps.some(({ says }) => says.join(' ').includes('retain_graph'))).toBe(true);
});

test('a second backward is told which line freed the values', () => {
  expect(run('two-losses').failure).toMatchObject({ code: 'freed', line: 6, causedBy: 5 });
});

test('detach is a cut: a dashed wire, a leaf, no way back', () => {
  const trace = run('worked-table');
  const { box, state } = boxAt(trace, 3, 'h.detach()');
  expect(box?.kind).toBe('tensor');
  expect(state).toMatchObject({ names: ['d'], requiresGrad: false });
  expect(trace.wires.filter(({ to }) => to === box?.id).map(({ kind }) => kind)).toEqual(['cut']);
  expect(trace.steps[3]?.says.join(' ')).toContain('the graph is cut here');
});

test('no_grad leaves a plain tensor behind, fed by a wire that backward does not follow', () => {
  const trace = run('no-grad-block');
  const { box } = boxAt(trace, -1, 'x * 2');
  expect(box?.kind).toBe('tensor');
  expect(trace.wires.find(({ to }) => to === box?.id)?.kind).toBe('data');
});

test('a running total keeps ten nodes alive, with item() three', () => {
  expect(
    run('running-total')
      .steps.map(({ nodesAlive }) => nodesAlive)
      .at(-1),
  ).toBe(10);
  expect(
    run('running-total-item')
      .steps.map(({ nodesAlive }) => nodesAlive)
      .at(-1),
  ).toBe(3);
  expect(run('running-total-item').steps.some(({ says }) => says.join(' ').includes('given back'))).toBe(
    true,
  );
});

test('what runs and what waits are told apart: boxes appear in the order they are made', () => {
  for (const name of Object.keys(scripts)) {
    const counts = run(name).steps.map(({ boxes }) => boxes.length);
    expect(counts, name).toEqual([...counts].sort((a, b) => a - b));
  }
});

test('what is cut, gone, still to come or no leaf looks so', () => {
  const trace = run('detach-shares');
  const before = runScene(trace, undefined);
  expect(new Set(before.nodes.map(({ presence }) => presence))).toEqual(new Set(['later']));
  const { nodes, edges } = runScene(trace, trace.steps.at(-1));
  expect(nodes.find(({ head }) => head === 'x')).toMatchObject({ barred: true });
  expect(edges.some(({ cut, dashed }) => cut && dashed)).toBe(true);
  const lost = run('running-total-item');
  expect(runScene(lost, lost.steps.at(-1)).nodes.some(({ presence }) => presence === 'gone')).toBe(true);
});

test('every script has its place: no box overlaps another, in either direction', () => {
  for (const name of Object.keys(scripts)) {
    const { wide, narrow = wide } = run(name).plan;
    for (const { boxes } of [wide, narrow])
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart, `${name}: ${a.id} and ${b.id}`).toBe(true);
        }
      });
  }
});

test('a leaf in place is told how to do it', () => {
  expect(run('leaf-in-place').failure?.instead).toEqual(['with torch.no_grad():\n    x.add_(1)']);
});
