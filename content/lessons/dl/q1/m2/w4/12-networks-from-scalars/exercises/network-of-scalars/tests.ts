/** Builds networks with the learner's classes, trains them on XOR, and reads what is asked. */
import { Num } from './helpers.ts';

interface Network {
  forward(inputs: number[]): Num[];
  parameters(): Num[];
}
interface Learner {
  MLP: new (sizes: number[]) => Network;
}

const XOR: [inputs: number[], target: number][] = [
  [[-1, -1], -1],
  [[-1, 1], 1],
  [[1, -1], 1],
  [[1, 1], -1],
];

/** Numbers that count twice in the list count once here. */
export function parameterCount(learner: Learner, sizes: number[]): number {
  return new Set(new learner.MLP(sizes).parameters()).size;
}

function meanSquaredError(net: Network): Num {
  const squares = XOR.map(([x, y]) => net.forward(x)[0].sub(y).pow(2));
  return squares.reduce((sum, square) => sum.add(square)).div(4);
}

export function firstLoss(learner: Learner, sizes: number[]): number {
  return meanSquaredError(new learner.MLP(sizes)).value;
}

export function parameterValues(learner: Learner, sizes: number[], count: number): number[] {
  return new learner.MLP(sizes).parameters().slice(0, count).map(({ value }) => value);
}

export function firstGradients(learner: Learner, sizes: number[], count: number): number[] {
  const net = new learner.MLP(sizes);
  const parameters = net.parameters();
  meanSquaredError(net).backward();
  return parameters.slice(0, count).map(({ grad }) => grad);
}

/** The losses after the named numbers of steps. */
export function losses(learner: Learner, sizes: number[], after: number[]): number[] {
  const net = new learner.MLP(sizes);
  const found: number[] = [];
  for (let step = 0; step <= Math.max(...after); step++) {
    const loss = meanSquaredError(net);
    if (after.includes(step)) found.push(loss.value);
    const parameters = net.parameters();
    for (const p of parameters) p.grad = 0;
    loss.backward();
    for (const p of parameters) p.value -= 0.1 * p.grad;
  }
  return found;
}

export function outputs(learner: Learner, sizes: number[], inputs: number[]): number[] {
  return new learner.MLP(sizes).forward(inputs).map(({ value }) => value);
}
