/** Rules of calculus that do not exist, and are used all the same. */
import { evaluate } from '../../expr/evaluate.ts';
import { literal } from '../../expr/rules.ts';
import type { GraphNode } from '../../expr/types.ts';
import { type Sheet, through } from './sheet.ts';
import type { Candidate, Slip } from './slip.ts';

const CONSTANT_KEPT = 'A term that stands still has the derivative 0. In yours such a term is left standing.';

/** Nodes whose two operands both change with the variable. */
function bothMove(sheet: Sheet, op: string): GraphNode[] {
  return sheet.graph.nodes.filter(
    (node) => node.op === op && sheet.live.filter((edge) => edge.to === node.id).length === 2,
  );
}

/** A term that does not move with the variable left standing, in one sum or in all. */
function* constantsKept(sheet: Sheet): Generator<Candidate> {
  const { graph, live, wrt, value } = sheet;
  const kept = graph.nodes.flatMap((node) => {
    const [moving, ...more] = live.filter((edge) => edge.to === node.id);
    if (!moving || more.length > 0 || (node.op !== 'add' && node.op !== 'sub')) return [];
    const still = node.inputs[1 - moving.slot] as string;
    const sign = node.op === 'sub' && moving.slot === 0 ? -1 : 1;
    return [
      { node, still, part: (i: number) => sign * sheet.partial(i, undefined, node.id) * value(still, i) },
    ];
  });
  for (const { still, part } of kept)
    yield {
      at: (i) => sheet.partial(i) + part(i),
      message: `${still} stands still while ${wrt} moves, so its derivative is 0. In yours it is left standing.`,
      place: { node: still },
    };
  if (kept.length > 1)
    yield {
      at: (i) => kept.reduce((total, { part }) => total + part(i), sheet.partial(i)),
      message: CONSTANT_KEPT,
      unlikely: true,
    };
}

/** (u′)ⁿ in place of n·uⁿ⁻¹·u′. */
function* powerOfDerivative(sheet: Sheet): Generator<Candidate> {
  for (const edge of sheet.live) {
    const node = sheet.node(edge.to);
    const { formula } = node;
    const n = formula.kind === 'binary' && formula.op === '^' ? literal(formula.right) : undefined;
    if (n === undefined || edge.from === sheet.wrt) continue;
    yield {
      at: (i) => through(sheet, node, i, (du) => (Math.abs(du) === 1 ? Number.NaN : du ** n)),
      message: `At ${node.id}: the derivative of a power is not the power of the derivative.`,
      // of a derivative 0 or 2, a power looks like much else, and of 1 like anything
      unlikely: true,
      place: { edge: edge.id },
    };
  }
}

function* productOfDerivatives(sheet: Sheet): Generator<Candidate> {
  for (const node of bothMove(sheet, 'mul')) {
    const [a, b] = node.inputs;
    yield {
      at: (i) => through(sheet, node, i, (da, db) => da * db),
      message: `At ${node.id}: the derivative of a product is not the product of the derivatives. Each factor takes its turn while the other stays.`,
      place: { node: node.id },
      yours: `∂${a}/∂${sheet.wrt} · ∂${b}/∂${sheet.wrt}`,
      right: 'one path through each factor, then the sum',
    };
  }
}

/** Operations whose slope depends on where it is taken. */
const SMOOTH = ['pow', 'exp', 'log', 'sqrt', 'sin', 'cos', 'tan', 'tanh', 'sigmoid', 'softplus'];

/** f′(g′) in place of f′(g)·g′, with and without the factor g′. */
function* derivativeInside(sheet: Sheet): Generator<Candidate> {
  for (const edge of sheet.live) {
    const node = sheet.node(edge.to);
    const u = edge.from;
    // of a square, this leaves the same as losing the base
    if (node.symbol === '²' || !SMOOTH.includes(node.op ?? '') || node.inputs.length > 1 || u === sheet.wrt)
      continue;
    const slope = (i: number): number => {
      const at = { [u]: sheet.partial(i, undefined, sheet.wrt, u) };
      return evaluate(edge.local, { ...at, [node.id]: evaluate(node.formula, at) });
    };
    const told = {
      message: `At ${node.id}: you put the derivative of ${u} inside the function. ${u} itself stays inside; its derivative comes as a factor.`,
      place: { edge: edge.id },
    };
    yield { ...told, at: (i) => through(sheet, node, i, () => slope(i)) };
    // of a power or a logarithm the factor would cancel, and anything could be meant
    if (node.op !== 'pow' && node.op !== 'log')
      yield { ...told, at: (i) => through(sheet, node, i, (du) => slope(i) * du) };
  }
}

function* quotientOfDerivatives(sheet: Sheet): Generator<Candidate> {
  for (const node of bothMove(sheet, 'div')) {
    const [a, b] = node.inputs;
    yield {
      at: (i) => through(sheet, node, i, (da, db) => da / db),
      message: `At ${node.id}: the derivative of a quotient is not the quotient of the derivatives. Numerator and denominator each have their own path.`,
      place: { node: node.id },
      yours: `∂${a}/∂${sheet.wrt} over ∂${b}/∂${sheet.wrt}`,
      right: 'one path through each operand, then the sum',
    };
  }
  // c/u with the derivative of u put in its place
  for (const edge of sheet.live) {
    const node = sheet.node(edge.to);
    const [a, b] = node.inputs as [string, string];
    const both = sheet.live.some((other) => other.to === node.id && other !== edge);
    if (node.op !== 'div' || edge.slot !== 1 || both) continue;
    yield {
      // over a derivative 1, what is left is the numerator, as of a product
      at: (i) => through(sheet, node, i, (_, db) => (db === 1 ? Number.NaN : sheet.value(a, i) / db)),
      message: `At ${node.id}: one over the derivative of ${b} is not the derivative of one over ${b}.`,
      place: { edge: edge.id },
    };
  }
}

export const CALCULUS_SLIPS: readonly Slip[] = [
  {
    id: 'product-of-derivatives',
    message: 'The derivative of a product is not the product of the derivatives.',
    candidates: productOfDerivatives,
  },
  {
    id: 'power-of-derivative',
    message: 'The derivative of a power is not the power of the derivative.',
    candidates: powerOfDerivative,
  },
  {
    id: 'quotient-of-derivatives',
    message: 'The derivative of a quotient is not the quotient of the derivatives.',
    candidates: quotientOfDerivatives,
  },
  { id: 'constant-kept', message: CONSTANT_KEPT, candidates: constantsKept },
  {
    id: 'derivative-inside',
    message: 'You put the inner derivative inside the function. It comes as a factor.',
    candidates: derivativeInside,
  },
];
