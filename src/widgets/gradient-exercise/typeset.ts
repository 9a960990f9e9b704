/** Equations of several sides as one MathML element. */
import { toMathML } from '../../expr/index.ts';
import { variable } from '../../expr/make.ts';
import type { Expr } from '../../expr/types.ts';

/** A side of an equation: a formula, or MathML made here. */
export type Side = Expr | string;

/** `a = b = c`; a side equal to the one before is left out. `open` ends with an equals sign, ready for an answer. */
export function equation(sides: readonly Side[], open = false): string {
  const shown = sides.map((side) => (typeof side === 'string' ? side : inside(toMathML(side))));
  const rows = shown.filter((side, i) => side !== shown[i - 1]).map((side) => `<mrow>${side}</mrow>`);
  return `<math displaystyle="true">${rows.join('<mo>=</mo>')}${open ? '<mo>=</mo>' : ''}</math>`;
}

/** ∂to/∂from */
export function slope(to: string, from: string): string {
  const d = (name: string) => `<mrow><mo>∂</mo>${inside(toMathML(variable(name)))}</mrow>`;
  return `<mfrac>${d(to)}${d(from)}</mfrac>`;
}

/** A product of names has its sign in our equations: s·y, because sy could be a name. */
function inside(math: string): string {
  return math
    .replace(/^<math[^>]*>|<\/math>$/g, '')
    .replace(/(<\/mn>)?<mo>&#x2062;<\/mo>/g, (all, digits) => (digits ? all : '<mo>·</mo>'));
}
