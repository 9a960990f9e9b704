/** Learners' programs run in the Node twin of the page's sandbox; the page's runner is replaced by it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { compare } from '../../../../src/grading/parity/compare.ts';
import { diagnose } from '../../../../src/grading/parity/diagnose.ts';
import type { Language } from '../../../../src/runtime/protocol.ts';
import { learnerGradients } from '../../../../src/widgets/torch-parity/learner.ts';
import { loadRecording } from '../../../../src/widgets/torch-parity/recorded.ts';
import { wrongProgram } from '../../../support/code-folders.ts';

vi.mock('../../../../src/runtime/page-runner.ts', async () => {
  const { createRunner } = await import('../../../../src/runtime/runner.ts');
  const { nodeHost } = await import('../../../support/node-host.ts');
  return { run: createRunner(nodeHost({ reuse: true })) };
});

const FOLDER = 'content/lessons/dl/q1/m3/w1/13-three-layers-from-tensors/exercises/three-layers';
const ENDING = { typescript: 'ts', python: 'py' } as const;
const file = (name: string, language: Language) =>
  readFileSync(`${FOLDER}/${name}.${ENDING[language]}`, 'utf8');
const wrong = (mistake: string, language: Language) =>
  wrongProgram('three-layers', `${mistake}.${ENDING[language]}`);
const recordings = [await loadRecording('lesson'), await loadRecording('hidden')];
const answers = (language: Language, source: string) =>
  learnerGradients({ language, source, helpers: file('helpers', language) }, recordings, {
    limits: { timeMs: 10_000 },
  });

describe.each(['typescript', 'python'] as const)('in %s', (language) => {
  it('the solution of N13-b agrees with PyTorch on both data sets', async () => {
    for (const [i, answer] of (await answers(language, file('solution', language))).entries()) {
      const { grads, loss } = recordings[i]!;
      if (answer.kind === 'trouble') throw new Error(answer.message);
      expect(answer.loss).toBeCloseTo(loss, 14);
      expect(compare(answer.grads, grads).map(({ verdict }) => verdict)).toEqual(new Array(6).fill('agrees'));
    }
  });

  it.each([
    ['not-averaged', 'no mean'],
    ['averaged-in-every-layer', 'mean in each layer'],
    ['sign', 'sign'],
    ['probabilities', 'no classes'],
    ['slope-of-input', 'slope of the input in both layers'],
    ['slope-of-input-in-layer-1', 'slope of the input in layer 1'],
    ['no-slope', 'no slope'],
    ['bias-means', 'bias means'],
    ['bias-per-example', 'rows not summed'],
  ])('the mistake %s is diagnosed as “%s” on both', async (mistake, cause) => {
    for (const [i, answer] of (await answers(language, wrong(mistake, language))).entries()) {
      const { grads, parameters, batch } = recordings[i]!;
      if (answer.kind === 'trouble') throw new Error(answer.message);
      expect(diagnose(answer.grads, grads, parameters, batch)?.cause).toBe(cause);
    }
  });

  it('a missing transpose is diagnosed where W2 is square, and an error where it is not', async () => {
    const [square, other] = await answers(language, wrong('weights-not-transposed', language));
    const { grads, parameters, batch } = recordings[0]!;
    expect(square?.kind === 'gradients' && diagnose(square.grads, grads, parameters, batch)?.cause).toBe(
      'weights not transposed',
    );
    expect(other).toMatchObject({ kind: 'trouble', stopped: false });
    expect(other?.kind === 'trouble' && other.message).toContain('cannot multiply 9×5 by 7×5');
  });

  it('the starter has nothing to compare with, and is told so by its shapes', async () => {
    const [answer] = await answers(language, file('starter', language));
    if (answer?.kind !== 'gradients') throw new Error('expected gradients');
    expect(compare(answer.grads, recordings[0]!.grads).map(({ verdict }) => verdict)).toEqual(
      new Array(6).fill('shape'),
    );
  });
});

describe('what is no set of gradients', () => {
  const program = (result: string) =>
    `export const forward = () => ({ loss: 1 });\nexport const backward = () => (${result});\n`;

  it.each([
    ['null', 'backward has to return an object with dW1'],
    ['[1, 2]', 'backward has to return an object with dW1'],
    ['{ dW1: [[1]], db1: [1] }', 'backward returned no dW2.'],
    ["{ dW1: 'text' }", 'dW1: expected rows of numbers'],
    ['{ dW1: [[1], 2] }', 'dW1: expected rows of numbers'],
    ["{ dW1: [[1]], db1: ['1'] }", 'db1: expected a list of numbers'],
  ])('%s is told', async (result, message) => {
    const [answer] = await answers('typescript', program(result));
    expect(answer).toMatchObject({ kind: 'trouble', stopped: false });
    expect(answer?.kind === 'trouble' && answer.message).toContain(message);
  });

  it('an error names its line, unreadable code its kind', async () => {
    const [thrown] = await answers(
      'typescript',
      'export function forward() {\n  throw new Error("not yet");\n}\n',
    );
    expect(thrown?.kind === 'trouble' && thrown.message).toBe('Line 2: Error: not yet');
    const [unread] = await answers('typescript', 'export function (');
    expect(unread?.kind === 'trouble' && unread.message).toContain('SyntaxError');
  });
});
