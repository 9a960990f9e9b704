import { coordGreedy, decrossTwoLayer, graphConnect, layeringLongestPath, sugiyama } from 'd3-dag';
import { describe, expect, test } from 'vitest';
import { parse, toGraph } from '../../../src/expr/index.ts';
import { planGraph } from '../../../src/viz/graph-plan.ts';
import { type Box, type Drawing, layoutGraph, type Wire } from '../../../src/viz/layout.ts';
import { overlap } from '../../../src/viz/strands.ts';
import { FORMULAS } from '../../support/graphs.ts';

const OPTIONS = { direction: 'right', boxGap: 20, layerGap: 60, margin: 4 } as const;

const boxes = (...ids: string[]): Box[] => ids.map((id) => ({ id, width: 100, height: 60 }));
const wire = (from: string, to: string, slot = 0): Wire => ({ id: `${from}>${to}:${slot}`, from, to });

function drawFormula(formula: string): Drawing {
  const expr = parse(formula);
  return planGraph(toGraph(expr), expr).wide;
}

/** The same small generator everywhere: multiplicative, modulo a prime (Park and Miller 1988). */
function randomGraph(seed: number, size: number): { nodes: Box[]; wires: Wire[] } {
  let state = seed;
  const below = (limit: number): number => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const nodes = boxes('n0', 'n1', 'n2');
  const wires: Wire[] = [];
  for (let index = 3; index < size; index += 1) {
    const id = `n${index}`;
    const reach = Math.min(index, 8);
    const first = below(reach);
    const second = (first + 1 + below(reach - 1)) % reach;
    wires.push(wire(`n${index - 1 - first}`, id, 0), wire(`n${index - 1 - second}`, id, 1));
    nodes.push({ id, width: 100, height: 60 });
  }
  return { nodes, wires };
}

describe('every drawing', () => {
  for (const [title, formula] of Object.entries(FORMULAS)) {
    test(`${title}: where a gap is wider than its words, wider ones come upon no box either`, () => {
      const { boxes, wires } = drawFormula(formula);
      for (const { id, label, labelX, labelY, labelRoom } of wires) {
        if (label === undefined) continue;
        expect(labelRoom).toBeGreaterThanOrEqual(label.width + 12);
        if (labelRoom === label.width + 12) continue;
        const words = {
          left: labelX - labelRoom / 2,
          right: labelX + labelRoom / 2,
          top: labelY,
          bottom: labelY,
        };
        const covered = boxes.filter(({ x, y, width, height }) =>
          overlap(words, { left: x, right: x + width, top: y, bottom: y + height }),
        );
        expect(
          covered.map((box) => box.id),
          id,
        ).toEqual([]);
      }
    });
    test(`${title}: wires point forwards and no two boxes touch`, () => {
      const drawing = drawFormula(formula);
      const byId = new Map(drawing.boxes.map((box) => [box.id, box]));
      for (const { from, to } of drawing.wires) {
        expect(byId.get(from)?.layer).toBeLessThan(byId.get(to)?.layer ?? 0);
      }
      expect(touching(drawing)).toEqual([]);
    });
  }
});

test('y in (x+y)*y keeps a lane of its own beside s', () => {
  const drawing = layoutGraph(
    boxes('x', 'y', 's', 'f'),
    [wire('x', 's'), wire('y', 's', 1), wire('s', 'f'), wire('y', 'f', 1)],
    OPTIONS,
  );
  expect(drawing.boxes.map(({ id, layer }) => [id, layer])).toEqual([
    ['x', 0],
    ['y', 0],
    ['s', 1],
    ['f', 2],
  ]);
  const s = drawing.boxes.find((box) => box.id === 's');
  const lane = drawing.wires.find((w) => w.id === 'y>f:1')?.path.match(/L[\d.]+ ([\d.]+)/);
  expect(Number(lane?.[1])).toBeGreaterThan((s?.y ?? 0) + (s?.height ?? 0));
  expect(drawing.crossings).toBe(0);
});

test('two edges between the same nodes are two different curves with labels apart', () => {
  const drawing = layoutGraph(boxes('s', 'f'), [wire('s', 'f', 0), wire('s', 'f', 1)], OPTIONS);
  const [first, second] = drawing.wires;
  expect(first?.path).not.toBe(second?.path);
  expect((second?.labelY ?? 0) - (first?.labelY ?? 0)).toBeGreaterThan(30);
});

test('an input that only a late operation uses stands next to it', () => {
  const drawing = drawFormula('(x*y + z)*w');
  const layer = (id: string) => drawing.boxes.find((box) => box.id === id)?.layer;
  expect([layer('x'), layer('z'), layer('w')]).toEqual([0, 1, 2]);
});

test('the operands of a formula that is a tree stand in its order, without crossings', () => {
  const drawing = drawFormula('(a*b + c*d)*(p - q)');
  const inputs = ['a', 'b', 'c', 'd'].map((id) => drawing.boxes.find((box) => box.id === id)?.y ?? 0);
  expect(inputs).toEqual(inputs.toSorted((a, b) => a - b));
  expect(drawing.crossings).toBe(0);
});

test('the terms of a long sum begin where they are added: no wire of theirs runs beside the whole sum', () => {
  const terms = Array.from({ length: 30 }, (_, i) => `(x + ${i + 1})*y`);
  const drawing = drawFormula(terms.join(' + '));
  const layer = new Map(drawing.boxes.map((box) => [box.id, box.layer]));
  const long = drawing.wires.filter(({ from, to }) => (layer.get(to) ?? 0) - (layer.get(from) ?? 0) > 1);
  expect(new Set(long.map(({ from }) => from))).toEqual(new Set(['x', 'y']));
  expect(drawing.crossings).toBeLessThan(terms.length);
});

test('a result used late takes the place of both wires that made it', () => {
  const chain = ['c1', 'c2', 'c3', 'c4'];
  const drawing = layoutGraph(
    boxes('x', 'y', 'p', ...chain, 'f'),
    [
      ...[wire('x', 'p'), wire('y', 'p', 1), wire('x', 'c1'), wire('y', 'c1', 1)],
      ...chain.slice(1).map((id, index) => wire(chain[index] ?? '', id)),
      ...[wire('c4', 'f'), wire('p', 'f', 1)],
    ],
    OPTIONS,
  );
  expect(drawing.boxes.find(({ id }) => id === 'p')?.layer).toBe(1);
});

test('the same graph gives the same drawing', () => {
  const { nodes, wires } = randomGraph(7, 40);
  expect(layoutGraph(nodes, wires, OPTIONS)).toEqual(layoutGraph(nodes, wires, OPTIONS));
});

test('300 operations are drawn without overlaps', () => {
  const { nodes, wires } = randomGraph(11, 303);
  const drawing = layoutGraph(nodes, wires, OPTIONS);
  expect(drawing.boxes).toHaveLength(303);
  expect(touching(drawing)).toEqual([]);
});

test('a wire that points backwards is refused with both names', () => {
  expect(() => layoutGraph(boxes('f', 'x'), [wire('x', 'f')], OPTIONS)).toThrow(
    'x feeds f but stands after it: list nodes in topological order.',
  );
});

test('a wire to a node that is not there is refused by its id', () => {
  expect(() => layoutGraph(boxes('x'), [wire('x', 'f')], OPTIONS)).toThrow(
    'The edge x>f:0 names a node that is not in the graph.',
  );
});

describe('against d3-dag', () => {
  for (const [title, formula] of Object.entries(FORMULAS)) {
    test(`${title} has as few layers and no more crossings`, () => {
      const { boxes: nodes, wires, crossings } = drawFormula(formula);
      const theirs = peer(nodes, wires);
      expect(new Set(nodes.map((box) => box.layer)).size).toBe(theirs.layers);
      expect(crossings).toBeLessThanOrEqual(theirs.crossings);
    });
  }

  test('sixty random graphs have no more crossings together', () => {
    let ours = 0;
    let theirs = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { nodes, wires } = randomGraph(seed, 14);
      ours += layoutGraph(nodes, wires, OPTIONS).crossings;
      theirs += peer(nodes, wires).crossings;
    }
    expect(ours).toBeLessThanOrEqual(theirs);
  });
});

function touching({ boxes: placed }: Drawing): string[] {
  return placed.flatMap((a, index) =>
    placed
      .slice(index + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.id} and ${b.id}`),
  );
}

/** Layers and crossings of the same graph drawn by d3-dag: longest path, two-layer decrossing. */
function peer(nodes: readonly Box[], wires: readonly Wire[]): { layers: number; crossings: number } {
  const pairs = new Set(wires.map(({ from, to }) => `${from} ${to}`));
  const data = [...pairs].map((pair) => pair.split(' ') as [string, string]);
  const used = new Set(data.flat());
  const lone = nodes.filter(({ id }) => !used.has(id)).map(({ id }): [string, string] => [id, id]);
  const dag = graphConnect().single(true)([...data, ...lone]);
  sugiyama()
    .layering(layeringLongestPath())
    .decross(decrossTwoLayer())
    .coord(coordGreedy())
    .nodeSize([60, 100])(dag);
  const levels = [...new Set([...dag.nodes()].map((node) => node.y))].toSorted((a, b) => a - b);
  const segments = [...dag.links()].flatMap(({ points }) =>
    points.slice(1).map((end, index) => ({ start: points[index] ?? end, end })),
  );
  let crossings = 0;
  for (const [index, a] of segments.entries()) {
    for (const b of segments.slice(index + 1)) {
      if (a.start[1] !== b.start[1]) continue;
      if ((a.start[0] - b.start[0]) * (a.end[0] - b.end[0]) < 0) crossings += 1;
    }
  }
  return { layers: levels.length, crossings };
}
