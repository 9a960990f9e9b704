/** Groundwork's `Value`, the class that learners read. */
import { Value } from '../../../src/engine/scalar/value.ts';
import { scalarTasks } from './scalar-tasks.ts';

export const tasks = scalarTasks<Value>({
  begin: () => {},
  leaf: (data) => new Value(data),
  constant: (data) => new Value(data),
  add: (x, y) => x.add(y),
  mul: (x, y) => x.mul(y),
  relu: (x) => x.relu(),
  backward: (x) => x.backward(),
  data: (x) => x.data,
  grad: (x) => x.grad,
  update: (x, data) => {
    x.data = data;
    x.grad = 0;
  },
});
