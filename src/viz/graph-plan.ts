/**
 * Everything about a graph that does not depend on its inputs, ready to draw and to send: formulas as set text and
 * the drawing in both directions. Made once, at build or in the worker, so that the page needs neither the formula
 * language nor the layout.
 */
import { print } from '../expr/print.ts';
import type { Expr, Graph } from '../expr/types.ts';
import { type BothWays, bothWays } from './columns.ts';
import { type Box, type Drawing, layoutGraph, type Wire } from './layout.ts';
import { type MathRun, mathRuns, nameRun, widthInEms } from './math-text.ts';
import { INSET, signSize } from './node-box.ts';

export interface DrawnNode {
  readonly id: string;
  readonly kind: 'input' | 'constant' | 'operation';
  /** The sign of an operation; empty where none is drawn. */
  readonly symbol: string;
  readonly name: readonly MathRun[];
  /** The operation in the names of its operands; empty for inputs and constants. */
  readonly formula: readonly MathRun[];
  /** Edges that leave the node. Where there are several, the gradient is a sum. */
  readonly uses: number;
  /** How many operations stand folded into it. */
  readonly folds?: number;
  /** No gradient ever arrives: none has a place. */
  readonly gradless?: boolean;
}

export interface PlanNode extends DrawnNode {
  readonly op: string | undefined;
  readonly inputs: readonly string[];
}

export interface PlanEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Empty where the number says it all, or where it is too long to stand on a wire. */
  readonly local: readonly MathRun[];
  /** The local derivative is the same number whatever the inputs are. */
  readonly fixed: boolean;
  /** Constants need no gradient: their edges carry none. */
  readonly silent: boolean;
}

/** What is drawn: boxes and wires with what they always show, and where they stand. */
export interface DrawnPlan extends BothWays {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly PlanEdge[];
}

export interface GraphPlan extends DrawnPlan {
  readonly formula: readonly MathRun[];
  readonly nodes: readonly PlanNode[];
  readonly inputs: readonly string[];
  readonly output: string;
}

/** Sizes of the parts of the drawing in CSS pixels; the view sets text to match. */
const BOX = {
  width: 104,
  fork: 132,
  pair: 184,
  constant: 56,
  constantHeight: 36,
  height: 76,
  forkHeight: 93,
  bare: 56,
  /** Beside the numbers of a folded node: how many operations it holds. */
  pile: 36,
} as const;
const LABEL = { fontPx: 13, digitsPx: 7.2, height: 34 } as const;
const LONGEST_LOCAL = 12;

/** What the boxes and labels have to hold; less to hold makes a smaller drawing. */
export interface PlanOptions {
  /** Local derivatives and gradients are drawn, not only forward values. */
  readonly backward: boolean;
  /** Edges carry a number alone, without the formula it comes from: their labels need less room. */
  readonly numbersOnly?: boolean;
  /** A value or a gradient may stand beside the one expected: boxes have room for two numbers. */
  readonly pairs?: boolean;
}

/** The plan of a graph. `whole` is the formula of the output in the inputs. */
export function planGraph(graph: Graph, whole: Expr, options: PlanOptions = { backward: true }): GraphPlan {
  const uses = new Map<string, number>();
  for (const edge of graph.edges) uses.set(edge.from, (uses.get(edge.from) ?? 0) + 1);
  const kindOf = new Map(graph.nodes.map((node) => [node.id, node.kind]));

  const nodes = graph.nodes.map(
    (node): PlanNode => ({
      id: node.id,
      kind: node.kind,
      op: node.op,
      symbol: node.symbol,
      name: node.kind === 'constant' ? [{ text: node.symbol }] : [nameRun(node.id)],
      formula: node.kind === 'operation' ? formulaRuns(node.formula) : [],
      inputs: node.inputs,
      uses: uses.get(node.id) ?? 0,
      ...(node.folds === undefined ? {} : { folds: node.folds }),
    }),
  );
  const edges = graph.edges.map((edge): PlanEdge => {
    const runs = mathRuns(print(edge.local));
    const fixed = runs.every((run) => run.name === undefined);
    const hidden = fixed || options.numbersOnly || widthInEms(runs) > LONGEST_LOCAL * 0.56;
    const silent = kindOf.get(edge.from) === 'constant';
    return { id: edge.id, from: edge.from, to: edge.to, local: hidden ? [] : runs, fixed, silent };
  });

  const fork = options.backward && nodes.some((node) => node.kind !== 'constant' && node.uses > 1);
  const least = options.pairs ? BOX.pair : fork ? BOX.fork : BOX.width;
  const symbolOf = new Map(nodes.map((node) => [node.id, node.symbol]));
  const draw = (direction: 'right' | 'down'): Drawing =>
    layoutGraph(
      nodes.map((node) => boxOf(node, least, direction, options)),
      edges.map((edge) => wireOf(edge, symbolOf.get(edge.to) ?? '', direction, options)),
      {
        direction,
        boxGap: direction === 'right' ? 28 : 16,
        layerGap: direction === 'right' ? 72 : options.backward ? 76 : 52,
        margin: 4,
      },
    );
  return {
    formula: mathRuns(print(whole)),
    nodes,
    edges,
    inputs: graph.inputs,
    output: graph.output,
    ...bothWays(draw),
  };
}

/** Of a sum with more terms than this the first two and the last are set. */
const MOST_TERMS = 4;

function formulaRuns(formula: Expr): MathRun[] {
  const terms: Expr[] = [];
  let rest = formula;
  for (; rest.kind === 'binary' && rest.op === '+'; rest = rest.left) terms.unshift(rest.right);
  terms.unshift(rest);
  if (terms.length <= MOST_TERMS) return mathRuns(print(formula));
  const shown = [...terms.slice(0, 2), ...terms.slice(-1)].map((term) => mathRuns(print(term)));
  const [first = [], second = [], last = []] = shown;
  return [...first, { text: ' + ' }, ...second, { text: ' + … + ' }, ...last];
}

function boxOf(node: PlanNode, least: number, direction: 'right' | 'down', { backward }: PlanOptions): Box {
  const { id } = node;
  if (node.kind === 'constant') return { id, width: BOX.constant, height: BOX.constantHeight };
  const fork = backward && node.uses > 1;
  const height = backward ? (fork ? BOX.forkHeight : BOX.height) : BOX.bare;
  if (node.kind === 'input')
    return { id, width: Math.max(least, Math.ceil(14 + widthInEms(node.name) * 16 + 12)), height };
  const inset = INSET[direction];
  const head = inset.x + widthInEms([...node.name, { text: ' = ' }, ...node.formula]) * 16 + 12;
  const pile = node.folds === undefined ? 0 : BOX.pile;
  return { id, width: Math.max(least + pile, Math.ceil(head)), height: height + inset.y };
}

function wireOf(
  edge: PlanEdge,
  symbol: string,
  direction: 'right' | 'down',
  { backward, numbersOnly = false }: PlanOptions,
): Wire {
  const { id, from, to } = edge;
  const sign = signSize(symbol);
  const entry = direction === 'right' ? sign.width - sign.height / 2 : sign.height / 2;
  if (!backward || edge.silent) return { id, from, to, entry };
  const digits = (edge.fixed ? 3 : 7) * LABEL.digitsPx;
  const formula = edge.fixed || numbersOnly ? 0 : widthInEms([...edge.local, { text: ' = ' }]) * LABEL.fontPx;
  const width = Math.round(Math.max(14 + formula + digits, 14 + 6 * LABEL.digitsPx));
  return { id, from, to, entry, label: { width, height: LABEL.height } };
}
