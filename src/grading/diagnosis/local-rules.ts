/**
 * The rules of single operations as people misremember them. One row each, in `a`, `b` (operands), `n` (a constant
 * exponent) and `out` (the result), so that they can be compared with the right rule. Messages speak in words, because
 * `a` may be the name of a node.
 */
export interface Row {
  readonly id: string;
  /** The engine's name of the operation. */
  readonly op: string;
  /** The wrong local derivative per operand; null where that operand's stays right. */
  readonly locals: readonly (string | null)[];
  /** Only where both operands move with the variable; elsewhere the same answer is another slip. */
  readonly both?: true;
  /** Follows `At ∂out/∂a: `. */
  readonly message: string;
}

export const ROWS: readonly Row[] = [
  {
    id: 'swapped-partials',
    op: 'mul',
    locals: ['a', 'b'],
    message: 'the partial of a product by one factor is the other factor. You took the factor itself.',
  },
  {
    id: 'power-factor-dropped',
    op: 'pow',
    locals: ['a^(n - 1)'],
    message: 'the power rule also brings the exponent down as a factor. It is missing.',
  },
  {
    id: 'power-not-lowered',
    op: 'pow',
    locals: ['n*a^n'],
    message: 'the power rule lowers the exponent by one. Yours kept it.',
  },
  {
    id: 'power-unchanged',
    op: 'pow',
    locals: ['a^n'],
    message:
      'the power itself still stands there. Apply the power rule: exponent down as a factor, exponent lowered by one.',
  },
  {
    id: 'power-base-dropped',
    op: 'pow',
    locals: ['n'],
    message: 'the exponent came down as a factor, but the base is gone. What power of it is left?',
  },
  {
    id: 'power-lowered-twice',
    op: 'pow',
    locals: ['n*a^(n - 2)'],
    message: 'the exponent is lowered by one, not by two.',
  },
  {
    id: 'power-raised',
    op: 'pow',
    locals: ['n*a^(n + 1)'],
    message: 'the exponent is lowered by one. Yours was raised.',
  },
  {
    id: 'exponential-as-power',
    op: 'pow2',
    locals: [null, 'b*a^(b - 1)'],
    message: 'the variable stands in the exponent, so the power rule does not apply.',
  },
  {
    id: 'exponential-logarithm-forgotten',
    op: 'pow2',
    locals: [null, 'out'],
    message: 'an exponential changes by itself times the logarithm of its base. The logarithm is missing.',
  },
  {
    id: 'quotient-square-forgotten',
    op: 'div',
    locals: ['1', '-a/b'],
    both: true,
    message:
      'below the line of the quotient rule stands the square of the denominator. The square is missing.',
  },
  {
    id: 'quotient-square-forgotten',
    op: 'div',
    locals: [null, '-a/b'],
    message: 'by the denominator, a quotient changes with one over its square. The square is missing.',
  },
  {
    id: 'quotient-denominator-forgotten',
    op: 'div',
    locals: ['b', '-a'],
    both: true,
    message: 'the numerator of the quotient rule stands there, and nothing below the line.',
  },
  {
    id: 'quotient-numerator-forgotten',
    op: 'div',
    locals: [null, '-1/b^2'],
    message: 'the numerator stays as a factor when you differentiate by the denominator.',
  },
  {
    id: 'quotient-as-product',
    op: 'div',
    locals: ['b', 'a'],
    message: 'this is a quotient, not a product: the other operand does not simply stay as a factor.',
  },
  {
    id: 'quotient-swapped',
    op: 'div',
    locals: ['-a/b^2', '1/b'],
    message: 'the two partials of the quotient are exchanged.',
  },
  {
    id: 'exp-as-power',
    op: 'exp',
    locals: ['a*exp(a - 1)'],
    message: 'the power rule does not apply to an exponential. Its derivative is simpler.',
  },
  {
    id: 'ln-inverted',
    op: 'log',
    locals: ['a'],
    message: 'the derivative of a logarithm is one over its argument, not the argument.',
  },
  {
    id: 'sqrt-half-forgotten',
    op: 'sqrt',
    locals: ['1/out'],
    message: 'a root is a power with exponent 1/2. That factor is missing.',
  },
  {
    id: 'sqrt-root-forgotten',
    op: 'sqrt',
    locals: ['1/(2*a)'],
    message: 'what stands below the line is the root, not what is under it.',
  },
  {
    id: 'sqrt-not-lowered',
    op: 'sqrt',
    locals: ['out/2'],
    message: 'the exponent 1/2 came down as a factor, but it was not lowered by one.',
  },
  {
    id: 'tanh-square-forgotten',
    op: 'tanh',
    locals: ['1 - out'],
    message: 'the derivative of tanh has the square of its output. Yours has no square.',
  },
  {
    id: 'tanh-of-input',
    op: 'tanh',
    locals: ['1 - a^2'],
    message: 'the square is that of the output of tanh, not of its input.',
  },
  {
    id: 'tanh-as-sigmoid',
    op: 'tanh',
    locals: ['out*(1 - out)'],
    message: 'this is the derivative of the sigmoid. Here stands a tanh.',
  },
  {
    id: 'tanh-sign',
    op: 'tanh',
    locals: ['1 + out^2'],
    message: 'the sign inside the derivative of tanh is a minus.',
  },
  {
    id: 'tanh-one-forgotten',
    op: 'tanh',
    locals: ['out^2'],
    message:
      'the square of the output is only part of the derivative of tanh: it is taken away from something.',
  },
  {
    id: 'sigmoid-as-tanh',
    op: 'sigmoid',
    locals: ['1 - out^2'],
    message: 'this is the derivative of tanh. Here stands a sigmoid.',
  },
  {
    id: 'sigmoid-half-rule',
    op: 'sigmoid',
    locals: ['1 - out'],
    message: 'the derivative of the sigmoid has two factors, and one of them is missing.',
  },
  {
    id: 'sigmoid-of-input',
    op: 'sigmoid',
    locals: ['a*(1 - a)'],
    message: 'the derivative of the sigmoid is built from its output, not from its input.',
  },
  {
    id: 'sigmoid-sign',
    op: 'sigmoid',
    locals: ['out*(1 + out)'],
    message: 'the sign inside the derivative of the sigmoid is a minus.',
  },
  {
    id: 'softplus-derived-twice',
    op: 'softplus',
    locals: ['sigmoid(a)*(1 - sigmoid(a))'],
    message: 'softplus is differentiated twice here. Once is asked.',
  },
  {
    id: 'softplus-as-relu',
    op: 'softplus',
    locals: ['step(a)'],
    message: 'this is the gate of relu. softplus has no kink, and its derivative no jump.',
  },
  {
    id: 'softplus-exponential-forgotten',
    op: 'softplus',
    locals: ['1/(1 + exp(a))'],
    message:
      'the logarithm in softplus is differentiated. The exponential inside it still has its own derivative.',
  },
  {
    id: 'tan-sign',
    op: 'tan',
    locals: ['1 - out^2'],
    message: 'the sign inside the derivative of tan is a plus.',
  },
  {
    id: 'gate-ignored',
    op: 'relu',
    locals: ['1'],
    message: 'relu lets the gradient through only where its input is positive. That gate is missing.',
  },
  {
    id: 'gate-ignored',
    op: 'max',
    locals: ['1', '1'],
    message: 'max passes the gradient to the larger input only. That gate is missing.',
  },
  {
    id: 'gate-ignored',
    op: 'min',
    locals: ['1', '1'],
    message: 'min passes the gradient to the smaller input only. That gate is missing.',
  },
  {
    id: 'gate-ignored',
    op: 'abs',
    locals: ['1'],
    message: 'the slope of an absolute value depends on the sign of what stands inside.',
  },
  {
    id: 'gate-reversed',
    op: 'relu',
    locals: ['step(-a)'],
    message: 'relu lets the gradient through where its input is positive, not where it is negative.',
  },
  {
    id: 'gate-reversed',
    op: 'max',
    locals: ['step(b - a)', 'step(a - b)'],
    message: 'the gradient goes to the input that won the max, not to the other one.',
  },
  {
    id: 'gate-reversed',
    op: 'min',
    locals: ['step(a - b)', 'step(b - a)'],
    message: 'the gradient goes to the input that won the min, not to the other one.',
  },
  ...['log', 'sqrt', 'sin', 'cos', 'tan', 'tanh', 'sigmoid', 'relu', 'softplus', 'abs'].map(
    (op): Row => ({
      id: 'function-kept',
      op,
      locals: ['out'],
      message: 'the function itself stands where its derivative belongs.',
    }),
  ),
];

export const MESSAGES: Readonly<Record<string, string>> = {
  'gate-ignored': 'A gate is missing: some operation here passes its gradient on only to one side.',
  'gate-reversed': 'A gate is the wrong way round.',
  'function-kept': 'A function itself stands where its derivative belongs.',
};
