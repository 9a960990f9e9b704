/**
 * The two shapes every part of the course shares: a formula as a tree (`Expr`) and the same formula as a
 * computational graph (`Graph`), one node per operation, equal sub-formulas drawn once.
 */

export type BinaryOp = '+' | '-' | '*' | '/' | '^';

export type FunctionName =
  | 'exp'
  | 'ln'
  | 'sqrt'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'softplus'
  | 'abs'
  | 'max'
  | 'min'
  | 'step';

export type Expr =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly name: 'e' | 'pi' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'neg'; readonly arg: Expr }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly Expr[] };

/** Names to numbers, such as `{ x: 2, y: 3 }`. */
export type Env = Readonly<Record<string, number>>;

export interface GraphNode {
  /** Unique in its graph and shown on the page: `x`, `s`, `f`. */
  readonly id: string;
  readonly kind: 'input' | 'constant' | 'operation';
  /** The engine's rule, such as `mul`; absent for inputs and constants. */
  readonly op?: string;
  /** What the node's mark shows: `+`, `×`, `tanh`; the name of an input; the number of a constant. */
  readonly symbol: string;
  /** Ids of the operands in order; the same id twice for `s·s`. */
  readonly inputs: readonly string[];
  /** The operation in the ids of its operands: `x + y`. For inputs and constants, the id itself. */
  readonly formula: Expr;
  /** The number of a constant. */
  readonly constant?: number;
  /** How many operations stand folded into this one. */
  readonly folds?: number;
}

export interface GraphEdge {
  /** `from>to:slot`, such as `y>f:1`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Position among the operands of `to`, from 0. */
  readonly slot: number;
  /** The local derivative ∂to/∂from along this edge, as a formula in node ids. */
  readonly local: Expr;
}

export interface Graph {
  /** Topological: every node stands after its inputs. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Ids of the inputs, in order of first appearance. */
  readonly inputs: readonly string[];
  readonly output: string;
}

/** What one forward and one backward pass through a graph produced. Keys are node ids and edge ids. */
export interface GraphRun {
  readonly values: Readonly<Record<string, number>>;
  readonly grads: Readonly<Record<string, number>>;
  /** Local derivative on each edge at these values. */
  readonly locals: Readonly<Record<string, number>>;
}
