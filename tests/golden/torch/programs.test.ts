/** Replays random tensor programs that PyTorch ran (recorded by record_programs.py), and differentiates them twice. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cat, grad, type Tensor, zerosLike } from '../../../src/engine/index.ts';
import { difference, type Recorded, read } from './compare.ts';

interface Program {
  leaves: Recorded[];
  steps: [op: string, places: number[], args: unknown[]][];
  loss: Recorded;
  grads: Recorded[];
  second: Recorded[];
}
const golden: { programs: Program[] } = JSON.parse(
  readFileSync(new URL('./programs.json', import.meta.url), 'utf8'),
);

type Methods = Record<string, (...args: unknown[]) => Tensor>;

function apply(op: string, tensors: Tensor[], args: unknown[]): Tensor {
  const [first, ...rest] = tensors as [Tensor, ...Tensor[]];
  if (op === 'cat') return cat(tensors, args[0] as number);
  if (op === 'max') return first.max(args[0] as number).values;
  if (op === 'var') return first.var(args[0] as number, { correction: 0 });
  return (first as unknown as Methods)[op]!(...rest, ...args);
}

function run({ leaves, steps }: Program): { inputs: Tensor[]; loss: Tensor } {
  const inputs = leaves.map((x) => read(x, 'float64', true));
  const values = [...inputs];
  const used = new Set<number>();
  for (const [op, places, args] of steps) {
    values.push(
      apply(
        op,
        places.map((p) => values[p]!),
        args,
      ),
    );
    for (const p of places) used.add(p);
  }
  let loss = values.at(-1)!.square().mean();
  values.slice(0, -1).forEach((value, i) => {
    if (!used.has(i)) loss = loss.add(value.mean());
  });
  return { inputs, loss };
}

test.each(golden.programs.map((program, i) => [i, program] as const))('program %i', (_i, program) => {
  const story = JSON.stringify(program.steps);
  const { inputs, loss } = run(program);
  expect(difference(loss, program.loss, 1e-12), `loss of ${story}`).toBeNull();
  loss.backward();
  inputs.forEach((x, i) => {
    expect(difference(x.grad, program.grads[i]!, 1e-12), `gradient ${i} of ${story}`).toBeNull();
  });

  const again = run(program);
  const first = grad(again.loss, again.inputs, { createGraph: true });
  first.forEach((g, i) => {
    expect(difference(g, program.grads[i]!, 1e-12), `recorded gradient ${i} of ${story}`).toBeNull();
  });
  const squares = first.map((g) => g.square().sum()).reduce((a, b) => a.add(b));
  const second = squares.requiresGrad ? grad(squares, again.inputs, { allowUnused: true }) : [];
  again.inputs.forEach((x, i) => {
    expect(
      difference(second[i] ?? zerosLike(x), program.second[i]!, 1e-12),
      `second gradient ${i} of ${story}`,
    ).toBeNull();
  });
});
