/**
 * What a script may call: PyTorch's name, the engine's, and how they are joined. One table for running and for printing
 * in TypeScript, so that the two cannot drift apart.
 */
import {
  add,
  type Data,
  div,
  grad,
  mul,
  ones,
  sub,
  Tensor,
  type TensorData,
  tensor,
  zeros,
} from '../../engine/index.ts';
import type { BinaryOp } from './syntax.ts';

/** What names can stand for while a script runs. */
export type Value = Tensor | number | boolean | null | Data | readonly Value[];
export type Keywords = Readonly<Record<string, unknown>>;

interface Method {
  /** The engine's name. */
  readonly name: string;
  /** How many arguments by position. */
  readonly takes: readonly [least: number, most: number];
  /** PyTorch's keywords and the engine's; passed on as an object, after the arguments. */
  readonly keywords?: Readonly<Record<string, string>>;
  /** It gives a plain number, not a tensor. */
  readonly gives?: 'number';
}

const same = (names: string, takes: Method['takes']): [string, Method][] =>
  names.split(' ').map((name) => [name, { name, takes }]);

/** Methods of tensors. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...same('exp log sqrt sin cos tanh sigmoid relu abs neg square detach clone t', [0, 0]),
  ...same('exp_ tanh_ sigmoid_ relu_ abs_ neg_ zero_ detach_', [0, 0]),
  ...same('add sub mul div pow matmul add_ sub_ mul_ div_ pow_ fill_ copy_', [1, 1]),
  ...same('sum mean max argmax', [0, 0]),
  ...same('view reshape', [1, 4]),
  ['numpy', { name: 'numpy', takes: [0, 0] }],
  ['item', { name: 'item', takes: [0, 0], gives: 'number' }],
  ['requires_grad_', { name: 'requiresGrad_', takes: [0, 1] }],
  ['retain_grad', { name: 'retainGrad', takes: [0, 0] }],
  [
    'backward',
    {
      name: 'backward',
      takes: [0, 1],
      keywords: { retain_graph: 'retainGraph', create_graph: 'createGraph' },
    },
  ],
]);

/** Attributes of tensors. */
export const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['grad', 'grad'],
  ['data', 'data'],
  ['requires_grad', 'requiresGrad'],
  ['is_leaf', 'isLeaf'],
  ['_version', 'version'],
]);

/** Functions of `torch`, and of `torch.autograd`. */
export const FUNCTIONS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['torch.tensor', { name: 'tensor', takes: [1, 1], keywords: { requires_grad: 'requiresGrad' } }],
  ['torch.zeros', { name: 'zeros', takes: [1, 3], keywords: { requires_grad: 'requiresGrad' } }],
  ['torch.ones', { name: 'ones', takes: [1, 3], keywords: { requires_grad: 'requiresGrad' } }],
  [
    'torch.autograd.grad',
    {
      name: 'grad',
      takes: [2, 2],
      keywords: { retain_graph: 'retainGraph', create_graph: 'createGraph', allow_unused: 'allowUnused' },
    },
  ],
]);

/** Scripts compute in double precision, like the recordings. */
const DTYPE = 'float64';

export function callFunction(name: string, args: readonly Value[], options: Keywords): Value {
  if (name === 'tensor') return tensor(args[0] as TensorData, { dtype: DTYPE, ...options });
  const shape = args.flat() as number[];
  if (name === 'zeros') return zeros(shape, { dtype: DTYPE, ...options });
  if (name === 'ones') return ones(shape, { dtype: DTYPE, ...options });
  return grad(args[0] as Tensor, args[1] as Tensor, options as { allowUnused: true });
}

export function callMethod(of: Tensor, name: string, args: readonly Value[], options?: Keywords): Value {
  const method = (of as unknown as Record<string, (...args: unknown[]) => Value>)[name];
  if (method === undefined) throw new TypeError(`The engine has no method ${name}.`);
  if (name === 'backward') return method.call(of, args[0], options) ?? null;
  return method.apply(of, [...args]) ?? null;
}

/** Engine methods of operators, and their forms for a number on the left. */
export const OPERATORS: Readonly<Record<BinaryOp, { method: string; either?: typeof add }>> = {
  '+': { method: 'add', either: add },
  '-': { method: 'sub', either: sub },
  '*': { method: 'mul', either: mul },
  '/': { method: 'div', either: div },
  '**': { method: 'pow' },
  '@': { method: 'matmul' },
  '>': { method: 'gt' },
  '<': { method: 'lt' },
};

const ON_NUMBERS: Partial<Record<BinaryOp, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
};

/** @throws TypeError for operands that the operator does not take */
export function operate(op: BinaryOp, left: Value, right: Value): Value {
  const { method, either } = OPERATORS[op];
  if (typeof left === 'number' && typeof right === 'number') {
    const compute = ON_NUMBERS[op];
    if (compute !== undefined) return compute(left, right);
  }
  const plain = (value: Value): value is Tensor | number =>
    value instanceof Tensor || typeof value === 'number';
  if (left instanceof Tensor && plain(right)) return callMethod(left, method, [right]);
  if (either !== undefined && plain(left) && right instanceof Tensor) return either(left, right);
  throw new TypeError(`${op} does not take ${kindOf(left)} and ${kindOf(right)}.`);
}

export function kindOf(value: Value): string {
  if (value === null) return 'None';
  if (value instanceof Tensor) return 'a tensor';
  return typeof value === 'object' ? 'a list' : `a ${typeof value}`;
}
