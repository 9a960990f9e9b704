/**
 * The derivative rules of the scalar engine, one row per operation, where they can be compared at a glance.
 *
 * An operation computes `out = forward(a, b)`. In the backward pass it receives `g`, the gradient of the final
 * result with respect to `out`, and passes `g · ∂out/∂a` to `a` and `g · ∂out/∂b` to `b`: that is `vjp`, one
 * function per operand. `localDerivative` is the same ∂out/∂a and ∂out/∂b as formulas for people, in the letters
 * `a`, `b` and `out`, with `step(0)` = 0; a test proves that both say the same.
 *
 * At kinks every row follows PyTorch: relu′(0) = 0, |·|′(0) = 0, sqrt′(0) = ∞, a tie of max or min gives each
 * side ½, and x⁰ has derivative 0 at every x. A side that is blocked passes on 0, even if `g` is infinite.
 * One difference: PyTorch's softplus returns `a` itself above 20; this one stays exact.
 */

/** What one operand receives; `g` is the gradient of `out`. Unary operations ignore `b`. */
type Vjp = (g: number, out: number, a: number, b: number) => number;

export interface Rule {
  readonly name: string;
  /** What a drawn node shows: `×`, `tanh`. */
  readonly symbol: string;
  /** float64; out-of-domain inputs give nan or ±∞ and throw nothing, as in PyTorch. */
  readonly forward: (a: number, b: number) => number;
  /** One function per operand, in order. */
  readonly vjp: readonly [Vjp] | readonly [Vjp, Vjp];
  /** One formula per operand, such as `-a / b^2`. */
  readonly localDerivative: readonly [string] | readonly [string, string];
}

/** σ(a) = 1 / (1 + e^−a), written so that e^|a|, which may overflow, is never computed. */
function logistic(a: number): number {
  const e = Math.exp(-Math.abs(a));
  return (a < 0 ? e : 1) / (1 + e);
}

/** IEEE 754's power: 1 to any power is 1, and so is (−1)^±∞, where `**` gives nan. */
function power(a: number, b: number): number {
  return a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b;
}

export const add = {
  name: 'add',
  symbol: '+',
  forward: (a, b) => a + b,
  vjp: [(g) => g, (g) => g],
  localDerivative: ['1', '1'],
} satisfies Rule;

export const sub = {
  name: 'sub',
  symbol: '−',
  forward: (a, b) => a - b,
  vjp: [(g) => g, (g) => -g],
  localDerivative: ['1', '-1'],
} satisfies Rule;

export const mul = {
  name: 'mul',
  symbol: '×',
  forward: (a, b) => a * b,
  vjp: [(g, _out, _a, b) => g * b, (g, _out, a) => g * a],
  localDerivative: ['b', 'a'],
} satisfies Rule;

export const div = {
  name: 'div',
  symbol: '÷',
  forward: (a, b) => a / b,
  vjp: [(g, _out, _a, b) => g / b, (g, out, _a, b) => -g * (out / b)],
  localDerivative: ['1 / b', '-a / b^2'],
} satisfies Rule;

export const pow = {
  name: 'pow',
  symbol: '^',
  forward: power,
  vjp: [
    (g, _out, a, b) => (b === 0 ? 0 : g * (b * power(a, b - 1))),
    // 0^b stays 0 (or 1) when b ≥ 0 moves, although ln 0 = −∞
    (g, out, a, b) => (a === 0 && b >= 0 ? 0 : g * (out * Math.log(a))),
  ],
  localDerivative: ['b * a^(b - 1)', 'out * ln(a)'],
} satisfies Rule;

export const max = {
  name: 'max',
  symbol: 'max',
  forward: (a, b) => Math.max(a, b),
  vjp: [
    (g, _out, a, b) => (a === b ? g / 2 : a < b ? 0 : g),
    (g, _out, a, b) => (a === b ? g / 2 : a > b ? 0 : g),
  ],
  localDerivative: ['(1 + step(a - b) - step(b - a)) / 2', '(1 - step(a - b) + step(b - a)) / 2'],
} satisfies Rule;

export const min = {
  name: 'min',
  symbol: 'min',
  forward: (a, b) => Math.min(a, b),
  vjp: [
    (g, _out, a, b) => (a === b ? g / 2 : a > b ? 0 : g),
    (g, _out, a, b) => (a === b ? g / 2 : a < b ? 0 : g),
  ],
  localDerivative: ['(1 - step(a - b) + step(b - a)) / 2', '(1 + step(a - b) - step(b - a)) / 2'],
} satisfies Rule;

export const neg = {
  name: 'neg',
  symbol: '−',
  forward: (a) => -a,
  vjp: [(g) => -g],
  localDerivative: ['-1'],
} satisfies Rule;

export const exp = {
  name: 'exp',
  symbol: 'exp',
  forward: Math.exp,
  vjp: [(g, out) => g * out],
  localDerivative: ['out'],
} satisfies Rule;

export const log = {
  name: 'log',
  symbol: 'ln',
  forward: Math.log,
  vjp: [(g, _out, a) => g / a],
  localDerivative: ['1 / a'],
} satisfies Rule;

export const sqrt = {
  name: 'sqrt',
  symbol: '√',
  forward: Math.sqrt,
  vjp: [(g, out) => g / (2 * out)],
  localDerivative: ['1 / (2 * out)'],
} satisfies Rule;

export const sin = {
  name: 'sin',
  symbol: 'sin',
  forward: Math.sin,
  vjp: [(g, _out, a) => g * Math.cos(a)],
  localDerivative: ['cos(a)'],
} satisfies Rule;

export const cos = {
  name: 'cos',
  symbol: 'cos',
  forward: Math.cos,
  vjp: [(g, _out, a) => g * -Math.sin(a)],
  localDerivative: ['-sin(a)'],
} satisfies Rule;

export const tan = {
  name: 'tan',
  symbol: 'tan',
  forward: Math.tan,
  vjp: [(g, out) => g * (1 + out * out)],
  localDerivative: ['1 + out^2'],
} satisfies Rule;

export const tanh = {
  name: 'tanh',
  symbol: 'tanh',
  forward: Math.tanh,
  vjp: [(g, out) => g * (1 - out * out)],
  localDerivative: ['1 - out^2'],
} satisfies Rule;

export const sigmoid = {
  name: 'sigmoid',
  symbol: 'σ',
  forward: logistic,
  vjp: [(g, out) => g * (1 - out) * out],
  localDerivative: ['out * (1 - out)'],
} satisfies Rule;

export const relu = {
  name: 'relu',
  symbol: 'relu',
  forward: (a) => Math.max(a, 0),
  vjp: [(g, out) => (out <= 0 ? 0 : g)],
  localDerivative: ['step(a)'],
} satisfies Rule;

export const softplus = {
  name: 'softplus',
  symbol: 'softplus',
  // ln(1 + e^a) = max(a, 0) + ln(1 + e^−|a|)
  forward: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
  vjp: [(g, _out, a) => g * logistic(a)],
  localDerivative: ['sigmoid(a)'],
} satisfies Rule;

export const abs = {
  name: 'abs',
  symbol: '|·|',
  forward: Math.abs,
  vjp: [(g, _out, a) => g * (Math.sign(a) || 0)], // PyTorch: slope 0 even at nan
  localDerivative: ['step(a) - step(-a)'],
} satisfies Rule;

export const step = {
  name: 'step',
  symbol: 'step',
  forward: (a) => (a > 0 ? 1 : 0),
  vjp: [() => 0],
  localDerivative: ['0'],
} satisfies Rule;

/** All rows by name. */
export const RULES = {
  add,
  sub,
  mul,
  div,
  pow,
  max,
  min,
  neg,
  exp,
  log,
  sqrt,
  sin,
  cos,
  tan,
  tanh,
  sigmoid,
  relu,
  softplus,
  abs,
  step,
} as const satisfies Record<string, Rule>;

export type OpName = keyof typeof RULES;

/** The same by number, which is what a value holds; 0 is no operation, a leaf. A bundler writes the numbers in place. */
// biome-ignore format: in rows, to be compared
export const TABLE: readonly (Rule | undefined)[] = [undefined,
  add, sub, mul, div, pow,
  max, min, neg, exp, log,
  sqrt, sin, cos, tan, tanh,
  sigmoid, relu, softplus, abs, step,
];
// biome-ignore format: in the same rows
export const
  ADD = 1, SUB = 2, MUL = 3, DIV = 4, POW = 5,
  MAX = 6, MIN = 7, NEG = 8, EXP = 9, LOG = 10,
  SQRT = 11, SIN = 12, COS = 13, TAN = 14, TANH = 15,
  SIGMOID = 16, RELU = 17, SOFTPLUS = 18, ABS = 19, STEP = 20;
