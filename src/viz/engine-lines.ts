/**
 * Lines of a program that uses the course's engine, as lines of the formula language: `const s = x.add(y);` is
 * `s = ((x) + (y))`, and `(w*x + b).tanh()` is `tanh((w*x + b))`. TypeScript and Python are read alike; what only creates an
 * input gives its number, and what only starts the sweep, imports or prints gives nothing.
 */
import { ExprError } from '../expr/index.ts';
import type { Env } from '../expr/types.ts';

export interface EngineLines {
  /** `name = formula`, or one formula alone. */
  readonly lines: readonly string[];
  /** Numbers of the inputs that were created. */
  readonly at: Env;
}

const SIGNS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', div: '/', pow: '^' };
const OF_TWO = ['max', 'min'];
const OF_ONE = [
  ...['neg', 'exp', 'log', 'sqrt', 'sin', 'cos', 'tan', 'tanh'],
  ...['sigmoid', 'relu', 'softplus', 'abs', 'step'],
];
const LONGEST_LINE = 2_000;
const MOST_LINES = 1_000;

const METHOD = /\.\s*([A-Za-z_]\w*)\s*\(/;
const CREATED = /^(?:new\s+)?Value\(\s*([-−]?\s*(?:\d+\.?\d*|\.\d+))\s*(?:,[^()]*)?\)$/;
const NOTHING = /^(?:import\b|from\b|export\b|console\.log\(|print\()/;

/** Lines end where a line or a semicolon does; empty ones do not count. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Does this look like a program rather than a formula? */
export function isEngineCode(text: string): boolean {
  return /\bValue\s*\(|[\w)]\s*\.\s*[A-Za-z_]\w*\s*\(/.test(text);
}

/** Throws `ExprError` that names the line, for methods a `Value` has not, and for names a graph cannot show. */
export function engineLines(text: string): EngineLines {
  const written = linesOf(text.replaceAll(/\/\/.*|#.*/g, '').replaceAll(/\n\s*\./g, '.'));
  if (written.length > MOST_LINES)
    throw new ExprError(`These are ${written.length} lines; write at most ${MOST_LINES}.`, 0, 'fewer lines');
  const lines: string[] = [];
  const at: Record<string, number> = {};
  for (const [i, line] of written.entries()) {
    const refuse = (why: string, expected = ''): ExprError =>
      new ExprError(`Line ${i + 1}: ${why}`, 0, expected);
    if (line.length > LONGEST_LINE)
      throw refuse(`it has more than ${LONGEST_LINE} characters. Write shorter ones.`);
    if (NOTHING.test(line)) continue;
    const [, name, right = ''] =
      /^(?:(?:const|let|var)\s+)?(?:([A-Za-z]\w*)\s*=(?!=))?(.*)$/.exec(line) ?? [];
    const formula = right.trim().replace(/\.\s*backward\(\s*\)$/, '');
    const swept = formula !== right.trim();
    const [, number] = CREATED.exec(formula) ?? [];
    if (number !== undefined) {
      if (name === undefined) throw refuse('this input has no name. Write x = new Value(2).', 'a name');
      if (!/^[A-Za-z]_?\d*$/.test(name) || name === 'e')
        throw refuse(
          `an input is drawn with one letter, or one with a number, such as w1; “${name}” is not.`,
          'a letter',
        );
      at[name] = Number(number.replaceAll(/\s/g, '').replace('−', '-'));
    } else if (name !== undefined) lines.push(`${name} = ${withoutMethods(formula, refuse)}`);
    else if (!swept || METHOD.test(formula)) lines.push(withoutMethods(formula, refuse));
  }
  const last = lines.at(-1);
  if (lines.length > 1 && last !== undefined && !last.includes('='))
    lines[lines.length - 1] =
      `${['f', 'L', 'g', 'h'].find((name) => !new RegExp(`\\b${name}\\b`).test(text)) ?? 'out'} = ${last}`;
  return { lines, at };
}

/** From the left, so that what a method is called on has none left in it. */
function withoutMethods(line: string, refuse: (why: string, expected?: string) => ExprError): string {
  let text = line;
  for (let found = METHOD.exec(text); found !== null; found = METHOD.exec(text)) {
    const [call, method = ''] = found;
    const opening = found.index + call.length - 1;
    const closing = partner(text, opening, 1);
    const from = operandBefore(text, found.index);
    if (from === found.index) throw refuse(`“${call}…” stands behind nothing.`, 'a name before the point');
    if (closing < 0) throw refuse(`the bracket of “${call}…” is never closed.`, 'a closing )');
    const on = text.slice(from, found.index).trim();
    const argument = withoutMethods(text.slice(opening + 1, closing), refuse).trim();
    text = `${text.slice(0, from)}${applied(method, on, argument, refuse)}${text.slice(closing + 1)}`;
  }
  return text.replaceAll(/\b(?:new\s+)?Value\(\s*([-−]?[\d.]+)\s*\)/g, '($1)');
}

function applied(method: string, on: string, argument: string, refuse: (why: string) => ExprError): string {
  const sign = SIGNS[method];
  const takes = sign !== undefined || OF_TWO.includes(method) ? 1 : 0;
  if (sign === undefined && ![...OF_TWO, ...OF_ONE].includes(method))
    throw refuse(
      `a Value has no method ${method}. It has ${[...Object.keys(SIGNS), ...OF_TWO, ...OF_ONE].join(', ')}.`,
    );
  if ((argument === '') !== (takes === 0))
    throw refuse(
      takes === 1 ? `${method} takes one value in its brackets.` : `${method} takes nothing in its brackets.`,
    );
  if (sign !== undefined) return `((${on}) ${sign} (${argument}))`;
  if (takes === 1) return `${method}(${on}, ${argument})`;
  return method === 'neg' ? `(-(${on}))` : `${method === 'log' ? 'ln' : method}(${on})`;
}

/** Where the bracket at `at` is closed (or, with −1, opened); −1 where it never is. */
function partner(text: string, at: number, step: 1 | -1): number {
  let open = 0;
  for (let i = at; i >= 0 && i < text.length; i += step) {
    if (text[i] === '(') open += step;
    else if (text[i] === ')') open -= step;
    if (open === 0) return i;
  }
  return -1;
}

/** Where the name, number, bracket or call that ends before `end` begins; `end` where there is none. */
function operandBefore(text: string, end: number): number {
  let from = end;
  while (from > 0 && text[from - 1] === ' ') from--;
  if (text[from - 1] === ')') {
    const opening = partner(text, from - 1, -1);
    if (opening < 0) return end;
    from = opening;
  }
  while (from > 0 && /[\w.]/.test(text[from - 1] ?? '')) from--;
  return from === end || text.slice(from, end).trim() === '' ? end : from;
}
