/**
 * The script language of AutogradLab: the few lines of Python that autograd's rules are shown with, read into a tree.
 * What is read here is run on the engine (interpret.ts) and printed in TypeScript (typescript.ts); PyTorch runs the
 * very same text when its recordings are made, so nothing is translated by hand.
 */

/** A piece of the script's line, for messages and for the labels of boxes. */
export interface Span {
  readonly text: string;
}

export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly float: boolean }
    | { readonly kind: 'constant'; readonly value: true | false | null }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'negative'; readonly of: Expression }
    | {
        readonly kind: 'binary';
        readonly op: BinaryOp;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
    | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
    | {
        readonly kind: 'call';
        readonly callee: Expression;
        readonly args: readonly Expression[];
        readonly keywords: ReadonlyMap<string, Expression>;
      }
  );

export type BinaryOp = '+' | '-' | '*' | '/' | '**' | '@' | '>' | '<';
export type Mode = 'no_grad' | 'enable_grad' | 'inference_mode';

export type Statement = {
  /** 1-based line of the script. */
  readonly line: number;
  /** The line as written, without indentation and comment. */
  readonly text: string;
} & (
  | { readonly kind: 'assign'; readonly target: Expression; readonly value: Expression }
  | {
      readonly kind: 'augment';
      readonly target: Expression;
      readonly op: BinaryOp;
      readonly value: Expression;
    }
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'with'; readonly mode: Mode; readonly body: readonly Statement[] }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly values: Expression;
      readonly body: readonly Statement[];
    }
);

/** A line that cannot be read or that the language leaves out. `line` is 1-based. */
export class ScriptError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'ScriptError';
    this.line = line;
  }
}

/** Bounds of a script: far above any lesson's, far below what would keep a page waiting. */
export const LIMITS = { lines: 40, lineLength: 120, turns: 10, steps: 200, elements: 64 } as const;
