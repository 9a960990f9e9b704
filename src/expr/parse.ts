/**
 * Text to formula: a Pratt parser (Pratt 1973, top-down operator precedence) for what people type.
 *
 * From loosest to tightest: comparison, sum, product (written or implied) and leading minus, power. Products and
 * quotients are read left to right, so `x/2y` is (x/2)·y; a power is read from the right, and -x^2 is -(x^2).
 * A comparison is 1 where it holds and 0 elsewhere: `x > y` is step(x - y).
 */
import { ExprError } from './error.ts';
import { binary, call, number, size } from './make.ts';
import { FUNCTIONS } from './names.ts';
import { type Token, tokenize } from './tokens.ts';
import type { BinaryOp, Expr } from './types.ts';

export interface ParseOptions {
  /** The names that may be used. Without it every single letter is a variable. */
  readonly variables?: readonly string[];
  /** Reads an implied product tighter than a written sign: `x/2y` as x/(2y). Off by default. */
  readonly tightProducts?: boolean;
  /** Reads a fraction of numbers in an exponent as a whole: `x^1/2` as x^(1/2), but `x^2/2` as ever. Off by default. */
  readonly tightExponents?: boolean;
}

const MAX_NODES = 1000;
const MAX_DEPTH = 100;
const MAX_EXPONENT = 100;

const COMPARE = 5;
const SUM = 10;
const PRODUCT = 20;
const TIGHT_PRODUCT = 30;
const POWER = 40;

const BINDING: Readonly<Record<string, number>> = {
  '<': COMPARE,
  '>': COMPARE,
  '+': SUM,
  '-': SUM,
  '*': PRODUCT,
  '/': PRODUCT,
  '^': POWER,
};

function named(token: Token): string {
  return token.kind === 'end' ? 'the end' : `“${token.typed}”`;
}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly implied: number;
  private readonly tightExponents: boolean;
  private i = 0;
  private nodes = 0;
  private depth = 0;
  /** How many `|` stand open in the innermost bracket: decides whether the next one closes or opens. */
  private bars = 0;

  constructor(text: string, { variables, tightProducts = false, tightExponents = false }: ParseOptions) {
    this.tokens = tokenize(text, variables);
    this.tightExponents = tightExponents;
    this.implied = tightProducts ? TIGHT_PRODUCT : PRODUCT;
  }

  private get token(): Token {
    return this.tokens[this.i] as Token;
  }

  private is(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.text === sign;
  }

  private make(expr: Expr): Expr {
    if (++this.nodes > MAX_NODES)
      throw new ExprError(
        `This formula has more than ${MAX_NODES} parts. Write a shorter one.`,
        this.token.at,
      );
    return expr;
  }

  whole(): Expr {
    if (this.token.kind === 'end')
      throw new ExprError('There is nothing here yet. Type a formula.', this.token.at, 'a formula');
    const expr = this.expression(0);
    if (this.i < this.tokens.length - 1) throw this.unexpected();
    return expr;
  }

  private unexpected(): ExprError {
    const { text, at, typed } = this.token;
    if (text === ')')
      return new ExprError(
        `The bracket “${typed}” at ${at + 1} closes nothing.`,
        at,
        'the end of the formula',
      );
    if (text === ',')
      return new ExprError(
        'A comma separates the inputs of max and min only. Write decimals with a point: 1.5.',
        at,
      );
    return new ExprError(`${named(this.token)} at ${at + 1} does not fit here.`, at, 'a sign such as + or *');
  }

  private startsOperand(): boolean {
    const { kind, text } = this.token;
    if (kind === 'sign')
      return text === '(' || text === '√' || text === 'frac' || (text === '|' && this.bars === 0);
    return kind !== 'end';
  }

  /** Everything that binds at least as tightly as `least`. */
  private expression(least: number): Expr {
    if (++this.depth > MAX_DEPTH)
      throw new ExprError(
        `More than ${MAX_DEPTH} brackets or signs inside each other are too many to read.`,
        this.token.at,
      );
    let left = this.operand(least);
    for (;;) {
      const sign = this.token;
      if (sign.kind === 'sign' && Object.hasOwn(BINDING, sign.text)) {
        const binding = BINDING[sign.text] as number;
        if (binding < least) break;
        this.i++;
        const right = this.expression(sign.text === '^' ? binding : binding + 1);
        left = this.combine(sign, left, sign.text === '^' ? this.exponent(right) : right);
      } else if (this.startsOperand()) {
        if (this.implied < least) break;
        if (this.token.kind === 'number' && left.kind === 'number')
          throw new ExprError(
            `Two numbers side by side at ${this.token.at + 1}: write * between them, or a point for decimals.`,
            this.token.at,
            'a sign such as + or *',
          );
        const right = this.expression(this.implied + 1);
        left = this.make(binary('*', left, right));
      } else break;
    }
    this.depth--;
    return left;
  }

  private exponent(read: Expr): Expr {
    const n = read.kind === 'neg' ? read.arg : read;
    if (!this.tightExponents || !this.is('/') || n.kind !== 'number') return read;
    const denominator = this.tokens[this.i + 1] as Token;
    // nobody writes an exponent 2/2
    if (denominator.kind !== 'number' || Number.isInteger(n.value / Number(denominator.text))) return read;
    this.i += 2;
    return this.make(binary('/', read, this.finite(denominator)));
  }

  private combine(sign: Token, left: Expr, right: Expr): Expr {
    if (sign.text === '>' || sign.text === '<') {
      const [larger, smaller] = sign.text === '>' ? [left, right] : [right, left];
      this.nodes++;
      return this.make(call('step', binary('-', larger, smaller)));
    }
    if (sign.text === '^') {
      const n = right.kind === 'neg' ? right.arg : right;
      if (n.kind === 'number' && n.value > MAX_EXPONENT)
        throw new ExprError(
          `Exponents up to ${MAX_EXPONENT} are enough here.`,
          sign.at + 1,
          `a number up to ${MAX_EXPONENT}`,
        );
    }
    return this.make(binary(sign.text as BinaryOp, left, right));
  }

  private operand(least: number): Expr {
    const token = this.token;
    if (token.kind === 'end')
      throw new ExprError(
        this.i === 0
          ? 'There is nothing here yet.'
          : `The formula stops after ${named(this.tokens[this.i - 1] as Token)}: something is missing.`,
        token.at,
        'a number, a name or a bracket',
      );
    this.i++;
    if (token.kind === 'number') return this.make(this.finite(token));
    if (token.kind === 'variable') return this.make({ kind: 'variable', name: token.text });
    if (token.kind === 'constant') return this.make({ kind: 'constant', name: token.text as 'e' | 'pi' });
    if (token.kind === 'function') return this.applied(token);
    if (token.text === '-') return this.make({ kind: 'neg', arg: this.expression(Math.max(PRODUCT, least)) });
    if (token.text === '+') return this.expression(Math.max(PRODUCT, least));
    if (token.text === '√') return this.make(call('sqrt', this.expression(POWER + 1)));
    if (token.text === 'frac') {
      const above = this.part();
      return this.make(binary('/', above, this.part()));
    }
    if (token.text === '(') return this.bracket(token);
    if (token.text === '|') return this.absolute(token);
    this.i--;
    if (token.text === ')') {
      const before = this.tokens[this.i - 1];
      if (before?.text === '(')
        throw new ExprError(`The brackets at ${before.at + 1} are empty.`, token.at, 'a formula');
      if (before?.kind !== 'sign') throw this.unexpected();
    }
    throw new ExprError(
      `${named(token)} at ${token.at + 1} needs something before it.`,
      token.at,
      'a number, a name or a bracket',
    );
  }

  private finite({ text, at }: Token): Expr {
    const value = Number(text);
    if (!Number.isFinite(value))
      throw new ExprError('This number is too large to compute with.', at, 'a smaller number');
    return number(value);
  }

  private close(opening: Token, sign: ')' | '|'): void {
    if (this.is(sign)) {
      this.i++;
      return;
    }
    if (this.token.kind === 'end')
      throw new ExprError(
        `The “${opening.typed}” at ${opening.at + 1} is never closed.`,
        this.token.at,
        `a closing ${sign}`,
      );
    throw this.unexpected();
  }

  private bracket(opening: Token): Expr {
    const bars = this.bars;
    this.bars = 0;
    const inside = this.expression(0);
    this.close(opening, ')');
    this.bars = bars;
    return inside;
  }

  /** One of the two parts of a LaTeX fraction, always in brackets here: `\frac12` could be a half or a twelfth. */
  private part(): Expr {
    const opening = this.token;
    if (!this.is('('))
      throw new ExprError('Put both parts of a fraction in brackets.', opening.at, 'an opening bracket');
    this.i++;
    return this.bracket(opening);
  }

  private absolute(opening: Token): Expr {
    this.bars++;
    const inside = this.expression(0);
    this.close(opening, '|');
    this.bars--;
    return this.make(call('abs', inside));
  }

  /** `tanh(x)`, and `tanh^2(x)` for tanh(x)^2. */
  private applied(name: Token): Expr {
    let power: Expr | undefined;
    if (this.is('^')) {
      this.i++;
      const opening = this.token;
      const bracketed = this.is('(');
      if (bracketed) this.i++;
      const exponent = this.token;
      if (exponent.kind !== 'number' || Number(exponent.text) > MAX_EXPONENT)
        throw new ExprError(
          `A power of ${name.text} is written ${name.text}(…)^2, with the exponent after the bracket.`,
          exponent.at,
          'an opening bracket',
        );
      this.i++;
      if (bracketed) this.close(opening, ')');
      power = number(Number(exponent.text));
    }
    const open = this.token;
    if (!this.is('('))
      throw new ExprError(
        `Write ${name.text}(…) with brackets, so that it is clear where its input ends.`,
        open.at,
        'an opening bracket',
      );
    this.i++;
    const bars = this.bars;
    this.bars = 0;
    const args = [this.expression(0)];
    while (this.is(',')) {
      this.i++;
      args.push(this.expression(0));
    }
    this.close(open, ')');
    this.bars = bars;
    const { arity, build } = FUNCTIONS[name.text] as (typeof FUNCTIONS)[string];
    if (arity === 1 ? args.length !== 1 : args.length < 2)
      throw new ExprError(
        `${name.text} takes ${arity === 1 ? 'one input' : 'two inputs'}; here it gets ${args.length}.`,
        open.at,
        arity === 1 ? 'one input' : 'two inputs, separated by a comma',
      );
    const applied = build(...args);
    this.nodes += size(applied) - args.reduce((sum, arg) => sum + size(arg), 0) - 1;
    const result = this.make(applied);
    return power ? this.make(binary('^', result, power)) : result;
  }
}

/**
 * Reads a formula as people type it: `2xy`, `y(x+y)`, `x tanh(y)`, `-x^2`, `√x`, `|x|`, `w_1`, `x²`, `a · b`.
 * Throws `ExprError` with the position; reads nothing longer than 2,000 characters, deeper than 100 or larger
 * than 1,000 parts, and no exponent over 100.
 */
export function parse(text: string, options: ParseOptions = {}): Expr {
  return new Parser(text, options).whole();
}
