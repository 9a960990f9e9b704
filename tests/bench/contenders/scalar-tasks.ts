/** The scalar tasks, written once against what every scalar engine can do. */
import { Random } from '../../../src/engine/random.ts';
import type { Job, Tasks } from '../contender.ts';
import { LEARNING_RATE, SCALAR_CHAIN, SCALAR_NET } from '../work.ts';

export interface ScalarEngine<V> {
  /** Starts a new graph; leaves made before the first call live on. */
  begin(): void;
  leaf(data: number): V;
  constant(data: number): V;
  add(x: V, y: V): V;
  mul(x: V, y: V): V;
  relu(x: V): V;
  backward(x: V): void;
  data(x: V): number;
  grad(x: V): number;
  /** Sets a leaf and clears its gradient. */
  update(x: V, data: number): void;
}

export const CHAIN = 1_000_000;

export function scalarTasks<V>(S: ScalarEngine<V>): Tasks {
  return { [SCALAR_NET]: () => net(S), [SCALAR_CHAIN]: () => chain(S) };
}

/**
 * The demo of karpathy/micrograd: a net 2-16-16-1 on 100 points, hinge loss plus L2, forward, backward, update:
 * about 65,000 values per step.
 */
function net<V>(S: ScalarEngine<V>): Job {
  const random = new Random(1337);
  const sizes = [2, 16, 16, 1];
  const layers = sizes.slice(1).map((outputs, l) =>
    Array.from({ length: outputs }, () => ({
      weights: Array.from({ length: sizes[l]! }, () => S.leaf(random.uniform(-1, 1))),
      bias: S.leaf(0),
    })),
  );
  const parameters = layers.flat().flatMap(({ weights, bias }) => [...weights, bias]);
  const points = Array.from({ length: 100 }, () => {
    const x = [random.uniform(-1, 1), random.uniform(-1, 1)];
    return { x, y: x[0]! * x[1]! > 0 ? 1 : -1 };
  });

  const score = (x: number[]): V => {
    let activations = x.map((value) => S.constant(value));
    layers.forEach((neurons, l) => {
      activations = neurons.map(({ weights, bias }) => {
        let sum = bias;
        for (let i = 0; i < weights.length; i++) sum = S.add(sum, S.mul(weights[i]!, activations[i]!));
        return l < 2 ? S.relu(sum) : sum;
      });
    });
    return activations[0]!;
  };
  const step = (): number => {
    S.begin();
    const one = S.constant(1);
    const hinge = points
      .map(({ x, y }) => S.relu(S.add(one, S.mul(score(x), S.constant(-y)))))
      .reduce((sum, loss) => S.add(sum, loss));
    const squares = parameters.map((p) => S.mul(p, p)).reduce((sum, square) => S.add(sum, square));
    const loss = S.add(S.mul(hinge, S.constant(1 / points.length)), S.mul(squares, S.constant(1e-4)));
    S.backward(loss);
    for (const p of parameters) S.update(p, S.data(p) - LEARNING_RATE * S.grad(p));
    return S.data(loss);
  };
  return { step, check: () => [step(), step(), step()].map((loss) => Number(loss.toFixed(6))) };
}

/** A million additions in a row: forward, backward. */
function chain<V>(S: ScalarEngine<V>): Job {
  const one = S.leaf(1e-6);
  const step = (): number => {
    S.begin();
    S.update(one, 1e-6);
    let sum = one;
    for (let i = 0; i < CHAIN; i++) sum = S.add(sum, one);
    S.backward(sum);
    return S.grad(one);
  };
  return { step, check: () => [step()] };
}
