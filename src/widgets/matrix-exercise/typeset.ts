/** Matrices and matrix formulas as MathML. */
import { toMathML } from '../../expr/index.ts';
import { number, variable } from '../../expr/make.ts';
import type { MatrixExpr } from '../../grading/matrix/language.ts';

const row = (...parts: string[]): string => `<mrow>${parts.join('')}</mrow>`;
const bracket = (inside: string): string => row('<mo>(</mo>', inside, '<mo>)</mo>');
const bare = (math: string): string => math.replace(/^<math[^>]*>|<\/math>$/g, '');

export const nameMath = (name: string): string => bare(toMathML(variable(name)));
/** At most six digits, as answers are asked. */
export const numberMath = (value: number): string => bare(toMathML(number(Number(value.toPrecision(6)) + 0)));

/** `1 2; 3 4` as a table in brackets; a single number stands bare. */
export function matrixMath(rows: readonly (readonly number[])[]): string {
  const [first = []] = rows;
  if (rows.length === 1 && first.length === 1) return numberMath(first[0] ?? Number.NaN);
  const cells = (line: readonly number[]) => line.map((x) => `<mtd>${numberMath(x)}</mtd>`).join('');
  const table = rows.map((line) => `<mtr>${cells(line)}</mtr>`).join('');
  // The brackets are drawn by the style sheet: few fonts have ones that grow with their content.
  return `<mtable class="mx-matrix">${table}</mtable>`;
}

/** ∂L/∂W */
export const slopeMath = (loss: string, name: string): string =>
  `<mfrac>${row('<mo>∂</mo>', nameMath(loss))}${row('<mo>∂</mo>', nameMath(name))}</mfrac>`;

/** Sides joined by equals signs, as one element. */
export const equation = (...sides: string[]): string =>
  `<math displaystyle="true">${sides.map((side) => row(side)).join('<mo>=</mo>')}</math>`;

const LEVEL = { '+': 1, '-': 1, '*': 2, '⊙': 2, '/': 4 } as const;
const SIGN = { '+': '<mo>+</mo>', '-': '<mo>−</mo>', '⊙': '<mo>⊙</mo>' } as const;

/** How tightly the outermost sign binds; a fraction needs no bracket but under a power or a transpose. */
function level(expr: MatrixExpr): number {
  if (expr.kind === 'binary') return LEVEL[expr.op];
  return expr.kind === 'neg' ? 1.5 : 5;
}

const startsWithDigit = (expr: MatrixExpr): boolean =>
  expr.kind === 'number' || (expr.kind === 'binary' && expr.op !== '/' && startsWithDigit(expr.left));

export function formulaMath(expr: MatrixExpr): string {
  const show = (e: MatrixExpr, least: number): string =>
    level(e) < least ? bracket(formulaMath(e)) : formulaMath(e);
  switch (expr.kind) {
    case 'number':
      return bare(toMathML(number(expr.value)));
    case 'name':
      return nameMath(expr.name);
    case 'neg':
      return row('<mo>−</mo>', show(expr.arg, 2));
    case 'transpose':
      return `<msup>${row(show(expr.arg, 5))}<mi mathvariant="normal">⊤</mi></msup>`;
    case 'power':
      return `<msup>${row(show(expr.arg, 5))}<mn>${expr.exponent}</mn></msup>`;
    case 'call':
      return row(`<mi mathvariant="normal">${expr.fn}</mi>`, bracket(formulaMath(expr.arg)));
    case 'binary': {
      const { op, left, right } = expr;
      if (op === '/') return `<mfrac>${row(formulaMath(left))}${row(formulaMath(right))}</mfrac>`;
      if (op !== '*') return row(show(left, LEVEL[op]), SIGN[op], show(right, LEVEL[op] + 0.5));
      const sign = startsWithDigit(right) ? '<mo>·</mo>' : '<mspace width="0.17em"/>';
      return row(show(left, 2), sign, show(right, 2.5));
    }
  }
}
