/** Formulas worth looking at, from small to large. */
import type { Env } from '../../expr/types.ts';

export interface Example {
  readonly name: string;
  readonly text: string;
  readonly at: Env;
}

export const EXAMPLES: readonly Example[] = [
  { name: 'Two paths', text: '(x+y)*y', at: { x: 2, y: 3 } },
  { name: 'A fork', text: 'u = x*x\nv = u*y\nf = u + v', at: { x: 2, y: 3 } },
  {
    name: 'As code',
    text: 'const x = new Value(2);\nconst y = new Value(3);\nconst s = x.add(y);\nconst f = s.mul(y);\nf.backward();',
    at: { x: 2, y: 3 },
  },
  { name: 'A neuron', text: 'tanh(u*x + v*y + b)', at: { u: 0.25, x: 2, v: 0.25, y: -2, b: 0.3 } },
  { name: 'Sigmoid, taken apart', text: '1/(1 + exp(-x))', at: { x: 2 } },
  {
    name: 'Squared error',
    text: 'p = tanh(w*x + b)\nd = p - t\nL = d^2',
    at: { w: 0.5, x: 2, b: -0.3, t: 1 },
  },
  {
    name: 'Softmax, three ways',
    text: 'a = exp(x)\nb = exp(y)\nc = exp(z)\ns = a + b + c\np = a / s\nL = -ln(p)',
    at: { x: 1, y: 2, z: 0.5 },
  },
  {
    name: 'Two layers',
    text: 'h1 = tanh(a*x + b*y)\nh2 = tanh(c*x + d*y)\nh3 = tanh(g*x + h*y)\no = sigmoid(p*h1 + q*h2 + r*h3)\nL = -ln(o)',
    at: { a: 0.5, b: -1, c: 1, d: 0.3, g: -0.7, h: 0.8, p: 1, q: -1.5, r: 0.5, x: 1, y: -0.5 },
  },
  {
    name: 'Six like neurons',
    text: 'tanh(a*x + b)*u + tanh(c*x + d)*v + tanh(g*x + h)*w + tanh(k*x + l)*p + tanh(m*x + n)*q + tanh(o*x + r)*s',
    at: {
      ...{ x: 0.5, a: 1, b: 0.2, u: 1, c: -1, d: 0.4, v: 0.5, g: 2, h: -0.3, w: -1 },
      ...{ k: 0.5, l: 0.1, p: 2, m: -0.7, n: 0.6, q: 1, o: 1.5, r: -1, s: -0.5 },
    },
  },
];
