import type { MLP } from './helpers.ts';

export function train(
  net: MLP,
  data: [x: number[], y: number][],
  rate: number,
  steps: number,
): number[] {
  const parameters = net.parameters();
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const squares = data.map(([x, y]) => net.forward(x)[0].sub(y).pow(2));
    const loss = squares.reduce((sum, square) => sum.add(square)).div(data.length);
    for (const p of parameters) p.grad = 0;
    loss.backward();
    for (const p of parameters) p.value -= rate * p.grad;
    const after = data.map(([x, y]) => (net.forward(x)[0].value - y) ** 2);
    losses.push(after.reduce((sum, square) => sum + square, 0) / data.length);
  }
  return losses;
}
