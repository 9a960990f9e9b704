/**
 * Matrix formulas as people type them: `X^T G`, `X.T @ G`, `e x^T`, `(P - Y)/2`, `relu(W x + b)`, `A ⊙ B`.
 * A sign that is left out, and `*` and `@`, are the matrix product (or scaling by a number); `⊙` and `.*` go entry
 * by entry. Read left to right, like the formulas of `expr`.
 */
import { ExprError, expectLength, expectNoEquals } from '../../expr/error.ts';

export type MatrixExpr =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'neg' | 'transpose'; readonly arg: MatrixExpr }
  | { readonly kind: 'power'; readonly arg: MatrixExpr; readonly exponent: number }
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/' | '⊙';
      readonly left: MatrixExpr;
      readonly right: MatrixExpr;
    }
  | { readonly kind: 'call'; readonly fn: string; readonly arg: MatrixExpr };

/** Entry by entry unless the name says otherwise; what each computes is in `program.ts`. */
export const MATRIX_FUNCTIONS = [
  'exp',
  'ln',
  'sqrt',
  'tanh',
  'sigmoid',
  'relu',
  'step',
  'abs',
  'softmax',
  'sum',
  'mean',
  'colsum',
  'rowsum',
  'diag',
  'ones',
] as const;

const ALIASES: Readonly<Record<string, string>> = { log: 'ln', σ: 'sigmoid', sig: 'sigmoid' };
const MAX_LENGTH = 500;
const MAX_DEPTH = 40;

interface Token {
  readonly kind: 'number' | 'name' | 'function' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERN =
  /\s+|(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<transpose>\^\s*T(?![a-z])|\^\s*\{\s*(?:T|\\top)\s*\}|\^\s*\\top|\.T(?![a-z])|ᵀ|')|(?<entrywise>\.\*|⊙|∘|\\odot)|(?<sign>\\cdot|\\times|[-+*/@()^²−·×–])/y;

const SAME: Readonly<Record<string, string>> = {
  '@': '*',
  '·': '*',
  '×': '*',
  '\\cdot': '*',
  '\\times': '*',
  '−': '-',
  '–': '-',
};

function tokenize(text: string, names: readonly string[]): Token[] {
  expectLength(text, MAX_LENGTH);
  expectNoEquals(text.indexOf('='));
  const known = [
    ...names.map((name) => ({ spelled: name, text: name, kind: 'name' as const })),
    ...[...MATRIX_FUNCTIONS, ...Object.keys(ALIASES)].map((fn) => ({
      spelled: fn,
      text: ALIASES[fn] ?? fn,
      kind: 'function' as const,
    })),
  ].sort((a, b) => b.spelled.length - a.spelled.length);
  const tokens: Token[] = [];
  for (let p = 0; p < text.length; ) {
    PATTERN.lastIndex = p;
    const match = PATTERN.exec(text);
    if (match) {
      const { number, transpose, entrywise, sign } = match.groups ?? {};
      if (number) tokens.push({ kind: 'number', text: number, at: p });
      else if (transpose) tokens.push({ kind: 'sign', text: 'T', at: p });
      else if (entrywise) tokens.push({ kind: 'sign', text: '⊙', at: p });
      else if (sign === '²')
        tokens.push({ kind: 'sign', text: '^', at: p }, { kind: 'number', text: '2', at: p });
      else if (sign) tokens.push({ kind: 'sign', text: SAME[sign] ?? sign, at: p });
      p += match[0].length;
      continue;
    }
    const spelling = known.find(
      ({ spelled, kind }) =>
        text.startsWith(spelled, p) && (kind === 'name' || /^\s*\(/.test(text.slice(p + spelled.length))),
    );
    if (!spelling) {
      const word = /^[\p{L}\d_]+/u.exec(text.slice(p))?.[0] ?? String.fromCodePoint(text.codePointAt(p) ?? 0);
      throw new ExprError(
        `“${word}” means nothing here. Names you can use: ${names.join(', ')}; functions: ${MATRIX_FUNCTIONS.join(', ')}; ^T or .T transposes.`,
        p,
        names.join(', '),
      );
    }
    tokens.push({ kind: spelling.kind, text: spelling.text, at: p });
    p += spelling.spelled.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

class Reader {
  private readonly tokens: readonly Token[];
  private i = 0;
  private depth = 0;

  constructor(text: string, names: readonly string[]) {
    this.tokens = tokenize(text, names);
  }

  private get token(): Token {
    return this.tokens[this.i] as Token;
  }

  private take(sign: string): boolean {
    if (this.token.kind !== 'sign' || this.token.text !== sign) return false;
    this.i++;
    return true;
  }

  whole(): MatrixExpr {
    const expr = this.sum();
    const { kind, text, at } = this.token;
    if (kind === 'end') return expr;
    throw new ExprError(
      text === ')'
        ? `The bracket “)” at ${at + 1} closes nothing.`
        : `“${text}” at ${at + 1} does not fit here.`,
      at,
    );
  }

  private sum(): MatrixExpr {
    if (++this.depth > MAX_DEPTH)
      throw new ExprError(
        `More than ${MAX_DEPTH} brackets inside each other are too many to read.`,
        this.token.at,
      );
    let left = this.product();
    for (;;) {
      const op = this.take('+') ? '+' : this.take('-') ? '-' : undefined;
      if (!op) break;
      left = { kind: 'binary', op, left, right: this.product() };
    }
    this.depth--;
    return left;
  }

  private product(): MatrixExpr {
    let signs = 0;
    while (this.take('-')) signs++;
    let left = this.power();
    for (;;) {
      const op = this.take('*') ? '*' : this.take('/') ? '/' : this.take('⊙') ? '⊙' : undefined;
      const { kind, text } = this.token;
      if (!op && (kind === 'end' || (kind === 'sign' && text !== '('))) break;
      let minus = false;
      while (op && this.take('-')) minus = !minus;
      const right = this.power();
      left = { kind: 'binary', op: op ?? '*', left, right: minus ? { kind: 'neg', arg: right } : right };
    }
    return signs % 2 === 1 ? { kind: 'neg', arg: left } : left;
  }

  private power(): MatrixExpr {
    let base = this.atom();
    for (;;) {
      if (this.take('T')) base = { kind: 'transpose', arg: base };
      else if (this.take('^')) {
        const { kind, text, at } = this.token;
        if (kind !== 'number')
          throw new ExprError('After ^ stands a number, or T for the transpose.', at, 'a number or T');
        this.i++;
        base = { kind: 'power', arg: base, exponent: Number(text) };
      } else return base;
    }
  }

  private atom(): MatrixExpr {
    const { kind, text, at } = this.token;
    if (kind === 'end')
      throw new ExprError(
        this.i === 0 ? 'There is nothing here yet.' : 'The formula stops too early: something is missing.',
        at,
        'a name or a bracket',
      );
    this.i++;
    if (kind === 'number') return { kind: 'number', value: Number(text) };
    if (kind === 'name') return { kind: 'name', name: text };
    if (kind === 'function') {
      this.i++;
      const arg = this.sum();
      this.close(at);
      return { kind: 'call', fn: text, arg };
    }
    if (text === '(') {
      const inside = this.sum();
      this.close(at);
      return inside;
    }
    throw new ExprError(
      `“${text === 'T' ? '^T' : text}” at ${at + 1} needs something before it.`,
      at,
      'a name or a bracket',
    );
  }

  private close(opening: number): void {
    if (!this.take(')'))
      throw new ExprError(
        `The bracket opened at ${opening + 1} is never closed.`,
        this.token.at,
        'a closing bracket',
      );
  }
}

/** Throws `ExprError` with the position for what cannot be read and for names outside `names`. */
export function parseMatrix(text: string, names: readonly string[]): MatrixExpr {
  return new Reader(text, names).whole();
}
