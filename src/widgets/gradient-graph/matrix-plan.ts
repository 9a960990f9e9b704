/**
 * A matrix program as a graph with all its numbers: one node per given matrix and per step, values and gradients by
 * the engine, and on every edge what it hands back, computed by differentiating that step alone.
 */
import { type MatrixExpr, parseMatrix } from '../../grading/matrix/language.ts';
import {
  fromRows,
  isScalar,
  type Matrix,
  numbersOf,
  ShapeError,
  shapeOf,
} from '../../grading/matrix/matrix.ts';
import { execute, type Program, run } from '../../grading/matrix/program.ts';
import { type Box, type Drawing, layoutGraph, type Wire } from '../../viz/layout.ts';
import { type MathRun, mathRuns, nameRun, widthInEms } from '../../viz/math-text.ts';
import { CELL, cellSize } from './matrix-cell.ts';
import { handBack, printMatrix } from './matrix-rules.ts';

export interface MatrixNode {
  readonly id: string;
  readonly kind: 'given' | 'step';
  readonly formula: readonly MathRun[];
  /** `2×3`, or `number`. */
  readonly shape: string;
  readonly values: readonly (readonly number[])[];
  readonly grads: readonly (readonly number[])[];
  /** Steps that use it. */
  readonly uses: number;
}

export interface MatrixEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** What is handed back, as a formula in the gradient that arrived; empty where the step is several operations. */
  readonly rule: readonly MathRun[];
  /** The same in numbers, in the shape of `from`. */
  readonly message: readonly (readonly number[])[];
}

export interface MatrixPlan {
  readonly nodes: readonly MatrixNode[];
  readonly edges: readonly MatrixEdge[];
  readonly output: string;
  readonly wide: Drawing;
  readonly narrow: Drawing;
}

/** Throws `ExprError` or `ShapeError` for a program that cannot be run, `ShapeError` when its last step is no number. */
export function planMatrix(program: Program): MatrixPlan {
  const env = execute(program);
  const steps = program.steps.map((line) => {
    const [id = '', formula = ''] = line.split('=', 2).map((part) => part.trim());
    return { id, expr: parseMatrix(formula, [...env.keys()]) };
  });
  const output = steps.at(-1)?.id ?? '';
  const loss = env.get(output);
  if (loss === undefined || !isScalar(loss)) {
    throw new ShapeError(
      `The last step, ${output}, is ${loss === undefined ? 'missing' : shapeOf(loss)}; a gradient needs a single number there.`,
    );
  }
  loss.entries[0]?.backward();

  const edges = steps.flatMap(({ id, expr }) => edgesInto(id, expr, env));
  const uses = (id: string): number => edges.filter(({ from }) => from === id).length;
  const stepOf = new Map(steps.map(({ id, expr }) => [id, expr]));
  const nodes = [...env].map(([id, matrix]): MatrixNode => {
    const expr = stepOf.get(id);
    return {
      id,
      kind: expr === undefined ? 'given' : 'step',
      formula: expr === undefined ? [] : matrixRuns(printMatrix(expr)),
      shape: isScalar(matrix) ? 'number' : shapeOf(matrix),
      values: numbersOf(matrix),
      grads: gradsOf(matrix),
      uses: uses(id),
    };
  });
  const draw = (direction: 'right' | 'down'): Drawing =>
    layoutGraph(nodes.map(boxOf), edges.map(wireOf), {
      direction,
      boxGap: 26,
      layerGap: direction === 'right' ? 64 : 56,
      margin: 4,
    });
  return { nodes, edges, output, wide: draw('right'), narrow: draw('down') };
}

/** One edge for every name a step uses; its message is ∂(Σ G ⊙ step)/∂name, by the engine on this step alone. */
function edgesInto(id: string, expr: MatrixExpr, env: ReadonlyMap<string, Matrix>): MatrixEdge[] {
  const result = env.get(id);
  if (result === undefined) return [];
  return namesIn(expr).flatMap((from, slot) => {
    const fresh = new Map([...env].map(([name, matrix]) => [name, fromRows(numbersOf(matrix))]));
    const again = run(expr, fresh);
    // One backward pass over the weighted sum: a pass per entry would pass shared gradients on again and again.
    const weighted = again.entries.map((entry, index) => entry.mul(result.entries[index]?.grad ?? 0));
    weighted.reduce((sum, entry) => sum.add(entry)).backward();
    const operand = fresh.get(from);
    if (operand === undefined) return [];
    const rule = handBack(expr, from, env, result);
    return [
      {
        id: `${from}>${id}:${slot}`,
        from,
        to: id,
        rule: rule === undefined ? [] : ruleRuns(rule, id),
        message: gradsOf(operand),
      },
    ];
  });
}

function gradsOf({ rows, columns, entries }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    entries.slice(row * columns, (row + 1) * columns).map(({ grad }) => grad),
  );
}

function namesIn(expr: MatrixExpr): string[] {
  const names = new Set<string>();
  const open: MatrixExpr[] = [expr];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'name') names.add(next.name);
    else if (next.kind === 'binary') open.push(next.right, next.left);
    else if (next.kind !== 'number') open.push(next.arg);
  }
  return [...names];
}

/** Matrix formulas set like others: products side by side, a raised upright T, ⊙ with space around it. */
export function matrixRuns(printed: string): MathRun[] {
  const pieces = printed.split(/(\^T)/);
  return pieces.flatMap((piece): MathRun[] =>
    piece === '^T'
      ? [{ text: 'T', raised: true }]
      : piece.split(/(\s*⊙\s*|\s+(?=[\p{L}\d(])(?<![-+⊙]\s))/u).flatMap(pieceRuns),
  );
}

function pieceRuns(piece: string): MathRun[] {
  if (piece === '') return [];
  if (piece.includes('⊙')) return [{ text: ' ⊙ ' }];
  if (piece.trim() === '') return [{ text: '\u00a0' }];
  const lead = /^\s*([-+])\s/.exec(piece);
  const body = lead === null ? piece : piece.slice(lead[0].length);
  const tail = /\s([-+])\s*$/.exec(body);
  const core = tail === null ? body : body.slice(0, tail.index);
  const sign = (text: string | undefined): MathRun => ({ text: ` ${text === '-' ? '−' : '+'} ` });
  return [
    ...(lead === null ? [] : [sign(lead[1])]),
    ...mathRuns(core).map((run) => (FUNCTIONS.has(run.text) ? { text: run.text } : run)),
    ...(tail === null ? [] : [sign(tail[1])]),
  ];
}

const FUNCTIONS = new Set(['softmax', 'sum', 'mean', 'colsum', 'rowsum', 'diag', 'ones', 'abs']);

/** The rule with the arrived gradient written as the result's name with a bar, and the result by its name. */
function ruleRuns(rule: string, id: string): MathRun[] {
  return matrixRuns(rule).map((run) => {
    if (run.name === 'G') return { ...nameRun(id), bar: true };
    return run.name === 'out' ? nameRun(id) : run;
  });
}

function boxOf(node: MatrixNode): Box {
  const columns = node.values[0]?.length ?? 1;
  const cell = cellSize(columns);
  const grid = columns * cell.width + 16;
  const head =
    widthInEms([nameRun(node.id), { text: ' = ' }, ...node.formula, { text: ` ${node.shape}` }]) * 15 + 14;
  const width = Math.ceil(2 * CELL.inset + Math.max(grid, head, 92));
  const height = CELL.head + 2 * node.values.length * cell.height + CELL.gap + 12;
  return { id: node.id, width, height };
}

function wireOf({ id, from, to, rule }: MatrixEdge): Wire {
  if (rule.length === 0) return { id, from, to };
  return { id, from, to, label: { width: Math.round(widthInEms(rule) * 14 + 22), height: 20 } };
}
