/** Formula to native MathML, which browsers typeset themselves: fractions, roots, superscripts, subscripts. */
import { GREEK } from './names.ts';
import { printNumber } from './print.ts';
import type { Expr } from './types.ts';

export interface MathMLOptions {
  /** A formula on a line of its own, with tall fractions. Off by default. */
  readonly block?: boolean;
  /** The class of a variable, such as `gw-forward` for a name whose number is a forward value. */
  readonly classOf?: (name: string) => string | undefined;
}

const entities = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const mo = (sign: string): string => `<mo>${sign}</mo>`;
const row = (...parts: string[]): string => `<mrow>${parts.join('')}</mrow>`;
const bracket = (inside: string): string => row('<mo>(</mo>', inside, '<mo>)</mo>');

const LEVEL = { '+': 1, '-': 1, '*': 2, '/': 3, '^': 4 } as const;
const FUNCTION_NAME: Readonly<Record<string, string>> = { sigmoid: 'σ' };

/** How tightly the outermost sign binds; a fraction needs no bracket, its line is one. */
function level(expr: Expr): number {
  if (expr.kind === 'binary') return LEVEL[expr.op];
  if (expr.kind === 'neg' || (expr.kind === 'number' && expr.value < 0)) return 1.5;
  return 5;
}

/** Whether a product read as `left right` starts its right side with a digit, which then needs a visible sign. */
function startsWithDigit(expr: Expr): boolean {
  if (expr.kind === 'number') return true;
  return expr.kind === 'binary' && (expr.op === '*' || expr.op === '^') && startsWithDigit(expr.left);
}

function name(text: string, options: MathMLOptions): string {
  const [, letters = text, subscript] = /^([A-Za-z]+?)_?(\d+|(?<=_).+)$/.exec(text) ?? [];
  const greek = Object.entries(GREEK).find(([, word]) => word === letters);
  const className = options.classOf?.(text);
  const attribute = className ? ` class="${entities(className)}"` : '';
  const base = entities(greek ? greek[0] : letters);
  if (subscript === undefined) return `<mi${attribute}>${base}</mi>`;
  const below = /^\d+$/.test(subscript) ? `<mn>${subscript}</mn>` : `<mi>${entities(subscript)}</mi>`;
  return `<msub${attribute}><mi>${base}</mi>${below}</msub>`;
}

function inner(expr: Expr, options: MathMLOptions): string {
  const show = (e: Expr, least: number): string => {
    const text = inner(e, options);
    return level(e) < least ? bracket(text) : text;
  };
  switch (expr.kind) {
    case 'number': {
      const text = printNumber(Math.abs(expr.value));
      const [mantissa, exponent] = text.split('e');
      const digits = exponent
        ? row(
            `<mn>${mantissa}</mn>`,
            mo('·'),
            `<msup><mn>10</mn><mn>${exponent.replace('+', '').replace('-', '−')}</mn></msup>`,
          )
        : `<mn>${text === 'Infinity' ? '∞' : text}</mn>`;
      return expr.value < 0 ? row(mo('−'), digits) : digits;
    }
    case 'constant':
      return `<mi>${expr.name === 'pi' ? 'π' : 'e'}</mi>`;
    case 'variable':
      return name(expr.name, options);
    case 'neg':
      return row(mo('−'), show(expr.arg, 2));
    case 'call': {
      const [arg] = expr.args;
      if (expr.fn === 'sqrt') return `<msqrt>${inner(arg as Expr, options)}</msqrt>`;
      if (expr.fn === 'abs') return row('<mo>|</mo>', inner(arg as Expr, options), '<mo>|</mo>');
      if (expr.fn === 'exp') return `<msup><mi>e</mi>${inner(arg as Expr, options)}</msup>`;
      const args = expr.args.map((a) => inner(a, options)).join('<mo separator="true">,</mo>');
      return row(`<mi>${FUNCTION_NAME[expr.fn] ?? expr.fn}</mi>`, '<mo>&#x2061;</mo>', bracket(args));
    }
    case 'binary': {
      const { op, left, right } = expr;
      if (op === '/') return `<mfrac>${inner(left, options)}${inner(right, options)}</mfrac>`;
      if (op === '^') {
        const root = left.kind === 'call' && (left.fn === 'exp' || left.fn === 'sqrt');
        return `<msup>${root ? bracket(inner(left, options)) : show(left, 5)}${inner(right, options)}</msup>`;
      }
      if (op === '*') {
        const sign = startsWithDigit(right) ? mo('·') : '<mo>&#x2062;</mo>';
        return row(show(left, 2), sign, show(right, 2.5));
      }
      return row(show(left, 1), mo(op === '-' ? '−' : '+'), show(right, 2));
    }
  }
}

/** `<math>…</math>` of the formula; brackets only where the reading needs them. Names are escaped. */
export function toMathML(expr: Expr, options: MathMLOptions = {}): string {
  return `<math${options.block ? ' display="block"' : ''}>${inner(expr, options)}</math>`;
}
