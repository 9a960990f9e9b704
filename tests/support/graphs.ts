/** Graphs of many shapes, as formulas, for everything that draws or walks one. */
export const FORMULAS = {
  'sum times y': '(x+y)*y',
  'two uses of the same sum': '(x+y)*(x+y)',
  'a late input': '(x*y+z)*w',
  'fork and join': 'x^2 + x^2*y',
  neuron: 'tanh(u*x + v*y + b)',
  'one input, many uses': 'x*exp(-x*y) + ln(x) + x/y',
  quotient: '(a - b)/(a + b)',
  'deep chain': 'tanh(sin(exp(sqrt(ln(x)))))',
  'three crossings wanted': 'a*d + b*e + c*f + (a + f)*(b + d)*(c + e)',
} as const;
