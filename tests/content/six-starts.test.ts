/** What the quiz of N14 says about the six runs of its lab, run here. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Session } from '../../src/training/session.ts';
import { type Experiment, learnedAt, setupFor } from '../../src/widgets/initialization-lab/lab.ts';
import { labProps } from '../../src/widgets/initialization-lab/props.ts';
import type { Start } from '../../src/widgets/initialization-lab/starts.ts';

const quiz = readFileSync(
  'content/lessons/dl/q1/m3/w2/14-initialisation-and-normalisation/exercises/six-starts/exercise.md',
  'utf8',
);
const usual: Experiment = labProps.parse({});

function runOf(start: Start, steps = usual.steps) {
  const session = new Session(setupFor(start, usual));
  const first = session.frame({ layers: true });
  session.step(steps);
  return { first, frame: session.frame() };
}
const testLoss = (start: Start, steps?: number) => runOf(start, steps).frame.standing.test ?? Number.NaN;

describe('the six runs are as the quiz says', () => {
  it.each(['zeros', 'small'] as const)('%s ends at ln 2', (start) => {
    expect(quiz).toContain('a loss of 0.6931');
    expect(testLoss(start)).toBeCloseTo(Math.LN2, 4);
  });

  it('all equal stops near 0.58, and 2,000 steps take it to 0.56', () => {
    expect(quiz).toContain(`near a loss of ${testLoss('constant').toFixed(2)}`);
    expect(quiz).toContain(`After 2,000 steps it is at ${testLoss('constant', 2000).toFixed(2)}`);
  });

  it('PyTorch’s start learns, later than after 300 steps', () => {
    const at = learnedAt(runOf('pytorch', 2000).frame, { ...usual, steps: 2000 });
    expect(at).toBeGreaterThan(usual.steps);
    expect(quiz).toContain(`It gets there at step ${at}.`);
  });

  it('with small weights the gradient of the first layer is 10⁻¹¹ of the last one’s', () => {
    const layers = runOf('small', 1).first.layers ?? [];
    const ratio = (layers[0]?.gradients.std ?? 0) / (layers.at(-1)?.gradients.std ?? 1);
    expect(quiz).toContain(`about $10^{${Math.round(Math.log10(ratio))}}$`);
  });

  it('with large weights most activations are beyond ±0.97, in most layers', () => {
    const hidden = (runOf('large', 1).first.layers ?? []).slice(0, -1);
    const flat = hidden.filter(({ activations }) => activations.flat > 0.5);
    expect(flat.length).toBeGreaterThan(hidden.length / 2);
  });
});
