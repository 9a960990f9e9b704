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
    let total = 0;
    for (const [x, y] of data) {
      const loss = net.forward(x)[0].sub(y).pow(2);
      total += loss.value;
      for (const p of parameters) p.grad = 0;
      loss.backward();
      for (const p of parameters) p.value -= rate * p.grad;
    }
    losses.push(total / data.length);
  }
  return losses;
}
