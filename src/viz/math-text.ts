/**
 * A printed formula as pieces of text that an SVG can set: letters in italics, subscripts, exponents raised, true
 * minus signs. Browsers typeset MathML in HTML; inside a drawing it would not stay sharp or measurable.
 */

export interface MathRun {
  readonly text: string;
  /** The name this piece stands for, so that a number can be put in its place. Its letter is set in italics. */
  readonly name?: string;
  readonly subscript?: string;
  /** Set as an exponent. */
  readonly raised?: true;
  /** Set with a bar over it: the gradient of the output by this name. */
  readonly bar?: true;
}

/** Part of a sentence: text, a formula, or a number in the color and with the mark of what it is. */
export type Piece =
  | string
  | { readonly math: readonly MathRun[] }
  | { readonly tone: 'forward' | 'local' | 'grad'; readonly number: string };

const TOKEN = /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\p{L}\w*|[^\s\w])/guy;
const FUNCTIONS = new Set('exp ln log sin cos tan tanh relu softplus max min step'.split(' '));
const SPELLING: Readonly<Record<string, string>> = { sqrt: '√', sigmoid: 'σ', pi: 'π', Infinity: '∞' };
const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
};

/** Pieces of a formula printed by `expr`, such as `1 - t^2` or `-u/v^2`, in reading order. */
export function mathRuns(printed: string): MathRun[] {
  const tokens = [...printed.matchAll(TOKEN)].map((match) => match[1] ?? '');
  const runs: MathRun[] = [];
  const closers: string[] = [];
  let exponentDepth: number | undefined;
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const raisedHere = exponentDepth !== undefined;
    const push = (run: MathRun) => runs.push(raisedHere ? { ...run, raised: true } : run);

    if (token === '^') {
      exponentDepth = closers.length;
      continue;
    }
    if (token === '(') {
      if (previous === '^') closers.push('');
      else if (previous === 'abs') {
        closers.push('|');
        push({ text: '|' });
      } else {
        closers.push(')');
        push({ text: '(' });
      }
      continue;
    }
    if (token === ')') {
      const closer = closers.pop() ?? ')';
      if (closer !== '') push({ text: closer });
    } else if (token === 'abs') {
      // its brackets are the bars
    } else if (FUNCTIONS.has(token)) push({ text: token });
    else if (SPELLING[token] !== undefined) push({ text: SPELLING[token] });
    else if (/^\p{L}/u.test(token)) push(nameRun(token));
    else if (/^\d/.test(token)) push({ text: token });
    else push({ text: operator(token, raisedHere || isSign(previous)) });
    if (
      exponentDepth !== undefined &&
      closers.length === exponentDepth &&
      token !== 'abs' &&
      !FUNCTIONS.has(token)
    ) {
      exponentDepth = undefined;
    }
  }
  return runs;
}

/** `w_1`, `w1` and `alpha` as w₁, w₁ and α. */
export function nameRun(name: string): MathRun {
  const [, letters = name, subscript] = /^(\p{L}+?)_?(\d+|(?<=_).+)$/u.exec(name) ?? [];
  const text = GREEK[letters] ?? letters;
  return subscript === undefined ? { text, name } : { text, name, subscript };
}

/** A name as one line of plain text, for labels that are read aloud. */
export function plainText(runs: readonly MathRun[]): string {
  return runs
    .map((run) => `${run.raised ? '^' : ''}${run.text}${run.bar ? '\u0304' : ''}${run.subscript ?? ''}`)
    .join('')
    .replaceAll(/\u2009/g, ' ')
    .replaceAll(/(\^[^\s^]+)\^/g, '$1');
}

/** Rough width in ems, good enough to reserve room: digits and letters are about half an em wide. */
export function widthInEms(runs: readonly MathRun[]): number {
  return runs.reduce((sum, run) => {
    const size = run.raised ? 0.4 : 0.56;
    const thin = [...run.text].filter((c) => c === '\u2009').length;
    return sum + (run.text.length - thin) * size + thin * 0.2 + (run.subscript?.length ?? 0) * 0.4;
  }, 0);
}

/** The same formula with numbers in place of names; negative ones and powers of ten in brackets where they need them. */
export function substituteRuns(runs: readonly MathRun[], textOf: (name: string) => string): MathRun[] {
  return runs.map((run, index) => {
    const raised = run.raised ? ({ raised: true } as const) : {};
    if (run.name === undefined) return { text: run.text.replace('\u2009·\u2009', ' × '), ...raised };
    const number = textOf(run.name);
    const before = runs[index - 1];
    const opens = before === undefined || /[(|]$|, $/.test(before.text) || (run.raised && !before.raised);
    const powered = runs[index + 1]?.raised === true && run.raised !== true;
    const wrap = /^−|×/.test(number) && (powered || !opens);
    return { text: wrap ? `(${number})` : number, ...raised };
  });
}

function operator(token: string, isPrefix: boolean): string {
  if (token === '*') return '\u2009·\u2009';
  if (token === '/') return '\u2009/\u2009';
  if (token === ',') return ', ';
  if (token === '-') return isPrefix ? '−' : ' − ';
  if (token === '+') return isPrefix ? '+' : ' + ';
  return token;
}

function isSign(previous: string | undefined): boolean {
  return previous === undefined || /^[-+*/^(,]$/.test(previous);
}
