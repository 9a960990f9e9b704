/**
 * Cuts a typed formula into numbers, names and signs. Names are cut with the exercise's variable list, longest
 * first, so that `2wx` is 2·w·x and `x_1w_1` is x₁·w₁ without a space between them.
 */
import { ExprError, expectLength, expectNoEquals } from './error.ts';
import { CONSTANTS, FUNCTIONS, GREEK, SAME_CHARACTER, superscript, VULGAR_FRACTIONS } from './names.ts';

export interface Token {
  readonly kind: 'number' | 'variable' | 'constant' | 'function' | 'sign' | 'end';
  /** Canonical: the variable as the exercise spells it, the function's name, the sign itself. */
  readonly text: string;
  /** 0-based offset in the typed text. */
  readonly at: number;
  /** As it was typed: `**` for the sign `^`. */
  readonly typed: string;
}

const MAX_LENGTH = 2000;
const GREEK_WORDS = Object.entries(GREEK);

/** Every line of a long program knows the names above it: their spellings are worked out once. */
const forms = new Map<string, readonly string[]>();

/** `w_1`, `w1` and `w_{1}` are one name. Letters after the underscore stay: `x_i`. */
function formsOf(name: string): readonly string[] {
  const known = forms.get(name);
  if (known !== undefined) return known;
  const match = /^([A-Za-z]+)_?(\d+)$/.exec(name);
  const spelled = match
    ? [`${match[1]}${match[2]}`, `${match[1]}_${match[2]}`, `${match[1]}_{${match[2]}}`]
    : [name];
  const underscore = /^(\w+?)_(\w+)$/.exec(name);
  if (!match && underscore) spelled.push(`${underscore[1]}_{${underscore[2]}}`);
  const greek = GREEK_WORDS.find(([, word]) => name.startsWith(word));
  if (greek) spelled.push(...spelled.map((form) => form.replace(greek[1], greek[0])));
  forms.set(name, spelled);
  return spelled;
}

interface Spelling {
  readonly spelled: string;
  readonly kind: 'variable' | 'constant' | 'function';
  readonly text: string;
}

/** Everything that may stand in `typed`, longest first. Of hundreds of variables only those that occur there. */
function spellings(typed: string, variables: readonly string[] | undefined): Spelling[] {
  const taken = new Set(variables);
  const list: Spelling[] = (variables ?? []).flatMap((text) =>
    formsOf(text)
      .filter((spelled) => typed.includes(spelled))
      .map((spelled): Spelling => ({ spelled, kind: 'variable', text })),
  );
  for (const spelled of Object.keys(FUNCTIONS)) list.push({ spelled, kind: 'function', text: spelled });
  for (const [spelled, text] of Object.entries(CONSTANTS))
    if (!taken.has(spelled)) list.push({ spelled, kind: 'constant', text });
  return list.sort((a, b) => b.spelled.length - a.spelled.length);
}

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+(?![\w.(]))?/y;
const OPEN_NAME = /([A-Za-z])(?:_\{(\w+)\}|_(\d+|[A-Za-z]+)|(\d+))?/y;
const WORD = /[\p{L}\d_]+/uy;
const SIGNS = '+-*/^(),|√<>';
const PRIME = /['′’]/;
/** What LaTeX writes for a product, a fraction and nothing at all. Any other command is the name after its backslash. */
const COMMAND = /\\(?:(?:(cdot|times)|([dt]?frac)|left|right)(?![a-z])|[,;:! ]?)/y;

function at(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** A function's name counts only where it is applied: before a bracket, or before a power as in `tanh^2(x)`. */
function applied(text: string, position: number): boolean {
  let p = position;
  while (text[p] === ' ') p++;
  const next = text[p] ?? '';
  return next === '(' || next === '^' || superscript(next) !== undefined || text.startsWith('**', p);
}

const LONGEST_FIRST = Object.keys(FUNCTIONS).sort((a, b) => b.length - a.length);

function prime(position: number): ExprError {
  return new ExprError('A prime asks for a derivative. Write the derivative itself.', position);
}

function unknownName(text: string, position: number, variables: readonly string[] | undefined): ExprError {
  const word = at(WORD, text, position)?.[0] ?? (text[position] as string);
  const known = variables ?? [];
  const before = text[position - 1] ?? '';
  const list = known.length > 0 ? `Names you can use here: ${known.join(', ')}.` : '';
  if (PRIME.test(text[position + word.length] ?? '')) return prime(position + word.length);
  // the p of exp x is reached only after e and x have been read as names
  let start = position;
  while (/[A-Za-z]/.test(text[start - 1] ?? '')) start--;
  const whole = at(WORD, text, start)?.[0] ?? word;
  const fn = LONGEST_FIRST.find((name) => whole.startsWith(name));
  if (fn && (fn === whole || known.includes(whole.slice(fn.length))))
    return new ExprError(
      `Write ${fn}(…) with brackets, so that it is clear where its input ends.`,
      start + fn.length,
      'an opening bracket',
    );
  if (/^[\d_]/.test(word) && /\w/.test(before))
    return new ExprError(
      `“${before}${word}” is not a name here. For a product write the number first, as in ${word.replace(/\D/g, '') || 2}${before}; for a power write ${before}^${word.replace(/\D/g, '') || 2}. ${list}`.trim(),
      position - 1,
      list,
    );
  return new ExprError(`“${word}” is not a name in this exercise. ${list}`.trim(), position, list);
}

/**
 * The tokens of a formula, ended by one of kind `end`.
 * Without `variables`, every single letter is a variable, with digits or an underscore as its subscript.
 * Throws `ExprError` for a character or a name that means nothing here, and for texts over 2,000 characters.
 */
export function tokenize(typed: string, variables?: readonly string[]): Token[] {
  expectLength(typed, MAX_LENGTH);
  const text = Array.from({ length: typed.length }, (_, i) => SAME_CHARACTER[typed[i] as string] ?? typed[i])
    .join('')
    // e^{x} in braces, but w_{1} is a name
    .replace(/(_\{\w+\})|[{}]/g, (brace, name) => name ?? (brace === '{' ? '(' : ')'));
  expectNoEquals(text.search(/(?<![<>])=/));
  const known = spellings(text, variables);
  const tokens: Token[] = [];
  let p = 0;
  const push = (kind: Token['kind'], word: string, length: number): void => {
    tokens.push({ kind, text: word, at: p, typed: typed.slice(p, p + length) });
    p += length;
  };

  const spelledAt = (position: number): Spelling | undefined =>
    known.find(({ spelled, kind }) => {
      const end = position + spelled.length;
      // Tanh(x) and MAX(x, y) are functions all the same; for variables capitals matter
      if (kind === 'function')
        return text.slice(position, end).toLowerCase() === spelled && applied(text, end);
      if (!text.startsWith(spelled, position)) return false;
      const next = text[end] ?? '';
      if (next === '_') return false;
      return !(/\d/.test(next) && (kind === 'constant' || /\d$/.test(spelled)));
    });

  while (p < text.length) {
    const c = text[p] as string;
    if (/\s/.test(c)) {
      p++;
      continue;
    }
    const digits = at(NUMBER, text, p);
    if (digits) {
      const last = tokens.at(-1);
      if (last?.kind === 'variable' && last.at + 1 <= p && /[\p{L}\d]/u.test(typed[p - 1] as string))
        throw unknownName(text, p, variables);
      push('number', digits[0], digits[0].length);
      continue;
    }
    if (Object.hasOwn(VULGAR_FRACTIONS, c)) {
      push('number', VULGAR_FRACTIONS[c] as string, 1);
      continue;
    }
    const power = superscript(c);
    if (power !== undefined) {
      const start = p;
      let digitsUp = '';
      for (let up = superscript(text[p]); up !== undefined; up = superscript(text[++p])) digitsUp += up;
      if (!/^-?\d+$/.test(digitsUp))
        throw new ExprError('A superscript here must be a whole number.', start, 'a number');
      const place = { at: start, typed: typed.slice(start, p) };
      tokens.push({ kind: 'sign', text: '^', ...place });
      if (digitsUp.startsWith('-')) tokens.push({ kind: 'sign', text: '-', ...place });
      tokens.push({ kind: 'number', text: digitsUp.replace('-', ''), ...place });
      continue;
    }
    if (text.startsWith('**', p)) {
      push('sign', '^', 2);
      continue;
    }
    if (SIGNS.includes(c)) {
      push('sign', c, text[p + 1] === '=' ? 2 : 1);
      continue;
    }
    const command = at(COMMAND, text, p);
    if (command) {
      const [{ length }, product, fraction] = command;
      if (product || fraction) push('sign', product ? '*' : 'frac', length);
      else p += length;
      continue;
    }
    if (PRIME.test(c)) throw prime(p);
    const spelling = spelledAt(p);
    if (spelling) {
      push(spelling.kind, spelling.text, spelling.spelled.length);
      continue;
    }
    if (variables === undefined) {
      const word = at(WORD, text, p)?.[0] ?? '';
      if (Object.hasOwn(FUNCTIONS, word)) throw unknownName(text, p, variables);
      const greek = GREEK_WORDS.find(([sign, name]) => text.startsWith(sign, p) || text.startsWith(name, p));
      if (greek) {
        push('variable', greek[1], text.startsWith(greek[0], p) ? 1 : greek[1].length);
        continue;
      }
      const name = at(OPEN_NAME, text, p);
      if (name) {
        const subscript = name[2] ?? name[3] ?? name[4] ?? '';
        push('variable', `${name[1]}${/^\d*$/.test(subscript) ? '' : '_'}${subscript}`, name[0].length);
        continue;
      }
    }
    if (/[\p{L}_]/u.test(c)) throw unknownName(text, p, variables);
    throw new ExprError(
      `“${String.fromCodePoint(typed.codePointAt(p) ?? 0)}” means nothing in a formula here.`,
      p,
    );
  }
  tokens.push({ kind: 'end', text: '', at: text.length, typed: '' });
  return tokens;
}
