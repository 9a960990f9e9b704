/** Groundwork's scalar tape, recorded anew at every step. */
import { OP, Tape } from '../../../src/engine/scalar/tape.ts';
import { scalarTasks } from './scalar-tasks.ts';

const tape = new Tape();
let leaves = 0;

export const tasks = scalarTasks<number>({
  begin: () => {
    if (leaves === 0) leaves = tape.length;
    tape.rewind(leaves);
  },
  leaf: (data) => tape.leaf(data),
  constant: (data) => tape.leaf(data),
  add: (x, y) => tape.apply(OP.add, x, y),
  mul: (x, y) => tape.apply(OP.mul, x, y),
  relu: (x) => tape.apply(OP.relu, x),
  backward: (x) => tape.backward(x),
  data: (x) => tape.data[x]!,
  grad: (x) => tape.grad[x]!,
  update: (x, data) => {
    tape.data[x] = data;
    tape.grad[x] = 0;
  },
});
