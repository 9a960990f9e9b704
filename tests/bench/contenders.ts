/** Who takes part, and in which tasks. */
import { GRID, NETS, PRODUCTS, SCALAR_CHAIN, SCALAR_NET } from './work.ts';

export interface Contender {
  /** Module in contenders/, or PyTorch's Python program. */
  file: string;
  tasks: readonly string[];
  /** A peer that must be bundled to run at all; our own code runs as it stands. */
  bundle?: boolean;
  withoutWebAssembly?: boolean;
}

const scalar = [SCALAR_NET, SCALAR_CHAIN];
const nets = Object.keys(NETS);
const products = Object.keys(PRODUCTS);
const tensor = [...nets, GRID, ...products];
const plain = tensor.filter((task) => !/ (tn|nt|tt)$/.test(task));

export const CONTENDERS: Readonly<Record<string, Contender>> = {
  'classical micrograd': { file: 'classical.ts', tasks: [SCALAR_NET] },
  Value: { file: 'value.ts', tasks: scalar },
  Tape: { file: 'tape.ts', tasks: scalar },
  Groundwork: { file: 'groundwork.ts', tasks: tensor },
  'Groundwork without WebAssembly': { file: 'groundwork.ts', tasks: plain, withoutWebAssembly: true },
  'jax-js': { file: 'jax.ts', tasks: plain },
  'tfjs-wasm': { file: 'tfjs-wasm.ts', tasks: plain, bundle: true },
  'tfjs-cpu': { file: 'tfjs-cpu.ts', tasks: plain, bundle: true },
  PyTorch: { file: 'torch_contender.py', tasks: plain },
  'limit of 128-bit vectors': { file: 'limit.ts', tasks: products },
};

export const TASKS = [...scalar, ...tensor];
