/** Trains networks with the learner's loop and picks losses out of what it returns. */
import { MLP } from './helpers.ts';

type Data = [x: number[], y: number][];
interface Learner {
  train(net: MLP, data: Data, rate: number, steps: number): number[];
}

const XOR: Data = [
  [[-1, -1], -1],
  [[-1, 1], 1],
  [[1, -1], 1],
  [[1, 1], -1],
];

/** The losses after the named numbers of steps. */
export function losses(learner: Learner, sizes: number[], rate: number, after: number[]): number[] {
  const found = learner.train(new MLP(sizes), XOR, rate, Math.max(...after) + 1);
  return after.map((step) => found[step]);
}

export function length(learner: Learner, steps: number): number {
  return learner.train(new MLP([2, 3, 1]), XOR, 0.1, steps).length;
}

/** Are all of the losses numbers, and none of them a Num? */
export function plainNumbers(learner: Learner): boolean {
  return learner.train(new MLP([2, 3, 1]), XOR, 0.1, 2).every((loss) => typeof loss === 'number');
}

/** The losses of a second run on the same network: after `first` steps, and after `second` more. */
export function twoRuns(learner: Learner, first: number, second: number): number[] {
  const net = new MLP([2, 4, 4, 1]);
  learner.train(net, XOR, 0.1, first);
  const found = learner.train(net, XOR, 0.1, second + 1);
  return [found[0], found[second]];
}

/** One weight and one bias on two points of y = 2x + 1: the last loss. */
export function line(learner: Learner, rate: number, steps: number): number {
  const points: Data = [
    [[0], 1],
    [[1], 3],
  ];
  return learner.train(new MLP([1, 1]), points, rate, steps + 1)[steps];
}
