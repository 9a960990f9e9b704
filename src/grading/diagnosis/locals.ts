/** Slips in one local derivative: a rule of `local-rules.ts` applied to an operation of the graph, or to all of its kind. */
import { evaluate } from '../../expr/evaluate.ts';
import { parse } from '../../expr/parse.ts';
import { literal } from '../../expr/rules.ts';
import type { Expr, GraphEdge, GraphNode } from '../../expr/types.ts';
import { MESSAGES, ROWS, type Row } from './local-rules.ts';
import type { Sheet } from './sheet.ts';
import type { Candidate, Slip } from './slip.ts';

const read = (text: string): Expr => parse(text, { variables: ['a', 'b', 'n', 'out'] });

/** A power with a constant exponent and one with a variable exponent have different rules. */
const opOf = (node: GraphNode): string =>
  node.op === 'pow' && node.inputs.length === 2 ? 'pow2' : (node.op ?? '');

function exponentOf({ formula }: GraphNode): number {
  return formula.kind === 'binary' ? (literal(formula.right) ?? Number.NaN) : Number.NaN;
}

interface Place {
  readonly node: GraphNode;
  readonly edge: GraphEdge;
  readonly row: Row;
  /** The wrong local derivatives, read. */
  readonly wrong: readonly (Expr | null)[];
}

/** Where the rule could have been remembered wrongly. */
function placesOf(row: Row, sheet: Sheet): Place[] {
  const wrong = row.locals.map((text) => (text === null ? null : read(text)));
  return sheet.graph.nodes.flatMap((node) => {
    // of a square, lowering twice leaves the same as losing the base
    if (opOf(node) !== row.op || (row.id === 'power-lowered-twice' && exponentOf(node) === 2)) return [];
    const changed = sheet.live.filter(({ to, slot }) => to === node.id && wrong[slot] != null);
    // what is special about a quotient is its denominator
    const edge = changed.at(row.op === 'div' ? -1 : 0);
    return edge && (!row.both || changed.length === 2) ? [{ node, edge, row, wrong }] : [];
  });
}

/** The derivative with the wrong rule at these places. */
function slippedAt(places: readonly Place[], sheet: Sheet): (i: number) => number {
  return (i) =>
    sheet.partial(i, ({ to, slot }) => {
      const place = places.find(({ node }) => node.id === to);
      const formula = place?.wrong[slot];
      if (!formula) return undefined;
      const [a, b] = place.node.inputs as [string, string?];
      return evaluate(formula, {
        a: sheet.value(a, i),
        b: b === undefined ? Number.NaN : sheet.value(b, i),
        n: exponentOf(place.node),
        out: sheet.value(to, i),
      });
    });
}

/** The slip once, at each of its places, and each time: who has a rule wrong has it wrong everywhere. */
function* candidates(rows: readonly Row[], message: string, sheet: Sheet): Generator<Candidate> {
  const places = rows.flatMap((row) => placesOf(row, sheet));
  for (const place of places) {
    const { node, edge, row } = place;
    yield {
      at: slippedAt([place], sheet),
      message: `At ∂${node.id}/∂${edge.from}: ${row.message}`,
      place: { edge: edge.id },
    };
  }
  if (new Set(places.map(({ node }) => node.id)).size > 1)
    yield { at: slippedAt(places, sheet), message, unlikely: true };
}

const ids = [...new Set(ROWS.map((row) => row.id))];

export const LOCAL_SLIPS: readonly Slip[] = ids.map((id) => {
  const rows = ROWS.filter((row) => row.id === id);
  const [first] = rows as [Row];
  const message = MESSAGES[id] ?? first.message.charAt(0).toUpperCase() + first.message.slice(1);
  return { id, message, candidates: (sheet) => candidates(rows, message, sheet) };
});
