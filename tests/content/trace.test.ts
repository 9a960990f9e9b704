/** The debugger on engines that are known: the solution agrees, each mistake is found where it is, nobody is accused wrongly. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstDivergence } from '../../src/grading/trace/divergence.ts';
import { EXTENSION } from '../../src/runtime/language-names.ts';
import type { Language } from '../../src/runtime/protocol.ts';
import { createRunner } from '../../src/runtime/runner.ts';
import { runTraces } from '../../src/runtime/trace/run-trace.ts';
import { codeFolders } from '../support/code-folders.ts';
import { nodeHost } from '../support/node-host.ts';

const run = createRunner(nodeHost({ reuse: true }));
const folders = codeFolders().filter(({ trace }) => trace !== undefined);

function folder(id: string) {
  const found = folders.find((one) => one.id === id);
  if (!found?.trace) throw new Error(`${id} has no trace.yaml`);
  return { ...found, trace: found.trace };
}

async function traceOf(id: string, language: Language, source: string) {
  const { trace, versions } = folder(id);
  const tracer = readFileSync(`src/runtime/trace/tracer.${EXTENSION[language]}`, 'utf8');
  const helpers = versions.find((version) => version.language === language)?.helpers;
  const learner = { language, source, helpers, className: trace.class };
  const { traced, result } = await runTraces(run, tracer, learner, trace.programs);
  const found = (name: string) => {
    const program = traced.get(name);
    return program && firstDivergence(program, [...traced.values()]);
  };
  return { traced, result, found };
}

describe.each(folders.flatMap(({ id, versions }) => versions.map((version) => ({ id, ...version }))))(
  '$id in $language',
  ({ id, language, solution, starter }) => {
    it('the solution agrees on every program', async () => {
      const { traced, found } = await traceOf(id, language, solution);
      const programs = folder(id).trace.programs.map((program) => program.case);
      expect([...traced.keys()]).toEqual(programs);
      for (const program of programs) expect(found(program)).toMatchObject({ kind: 'agrees' });
    });

    it('the starter is answered with a difference or a sentence, never with silence', async () => {
      const { found } = await traceOf(id, language, starter);
      for (const program of folder(id).trace.programs) expect(found(program.case)?.kind).not.toBe('agrees');
    });
  },
);

const FORK: Record<string, object> = {
  assigned: { kind: 'grad', node: 'u', yours: '3', right: '4', slip: 'assigned' },
  'too-early': { kind: 'grad', node: 'x', yours: '4', right: '16', slip: 'too-early' },
  'handed-on-again': { kind: 'grad', node: 'x', yours: '20', right: '16', slip: 'handed-on-again' },
  'no-seed': { kind: 'grad', node: 'f', yours: '0', right: '1', slip: 'no-seed' },
  'no-upstream': { kind: 'grad', slip: 'no-upstream' },
  'uses-merged': { kind: 'grad', node: 'x', yours: '8', right: '16', slip: 'uses-merged' },
  'product-not-swapped': { kind: 'grad', node: 'u', slip: 'local', edge: 'u>v:0' },
};
describe.each(['typescript', 'python'] as const)('mistakes of num-engine in %s', (language) => {
  const source = (mistake: string) =>
    folder('num-engine').wrongPrograms[`${mistake}.${EXTENSION[language]}`] ?? '';

  it.each(Object.entries(FORK))('%s is found on the fork graph', async (mistake, divergence) => {
    const { found } = await traceOf('num-engine', language, source(mistake));
    expect(found('fork')).toMatchObject(divergence);
  });

  it('a wrong slope of tanh is found at its edge', async () => {
    const { found } = await traceOf('num-engine', language, source('tanh-of-input'));
    expect(found('composite')).toMatchObject({ kind: 'grad', node: 'p', edge: 'p>t:0', slip: 'local' });
    expect(found('fork')).toMatchObject({ kind: 'agrees' });
  });
});

it.each([
  ['sides-swapped', 'two-minus', { kind: 'value', node: 'f', slip: 'swapped' }],
  ['tie-both', 'tie', { kind: 'grad', node: 'y', yours: '1', right: '0.5', slip: 'local' }],
  ['power-of-k', 'power', { kind: 'grad', node: 'x', yours: '24', right: '12', slip: 'local' }],
  ['abs-one-at-zero', 'abs-at-zero', { kind: 'grad', node: 'x', yours: '1', right: '0', slip: 'local' }],
])('the operator mistake %s is found at its edge in %s', async (mistake, program, divergence) => {
  const source = folder('operators').wrongPrograms[`${mistake}.ts`] ?? '';
  const { found } = await traceOf('operators', 'typescript', source);
  expect(found(program)).toMatchObject(divergence);
  expect(found('exp')).toMatchObject({ kind: 'agrees' });
});

it('a reflected minus taken the wrong way round is found where the plain number stands', async () => {
  const source = folder('num-engine').wrongPrograms['reflected-minus.py'] ?? '';
  const { found } = await traceOf('num-engine', 'python', source);
  expect(found('mixed')).toMatchObject({
    kind: 'value',
    node: 'd',
    yours: '−0.5',
    right: '0.5',
    slip: 'swapped',
  });
});

const solutionIn = (language: Language) =>
  folder('num-engine').versions.find((version) => version.language === language)?.solution ?? '';
const changed = (language: Language, from: string, to: string) => {
  const solution = solutionIn(language);
  if (!solution.includes(from)) throw new Error(`the solution has no “${from}”`);
  return solution.replace(from, to);
};

it.each([
  [
    'a reflected method that is missing',
    '    __radd__ = __add__\n    __rmul__ = __mul__\n',
    '',
    'mixed',
    { kind: 'failure', node: 't', slip: 'missing-reflected' },
  ],
  [
    'a sum that computes a product',
    'self.value + other.value',
    'self.value * other.value',
    'fork',
    { kind: 'value', node: 'f', yours: '48', right: '16' },
  ],
  [
    'a walk that is not there',
    'for node in reversed(order):',
    'for node in []:',
    'fork',
    { kind: 'grad', node: 'v', slip: 'seed-only' },
  ],
  [
    'a walk from the inputs',
    'reversed(order)',
    'order',
    'fork',
    { kind: 'grad', node: 'u', slip: 'one-level' },
  ],
  [
    'an edge that is lost',
    '[(self, other.value), (other, self.value)]',
    '[(self, other.value)]',
    'fork',
    { kind: 'grad', node: 'y', slip: 'edge-missing', edge: 'y>v:1' },
  ],
  [
    'a local derivative left out',
    'local * node.grad',
    'node.grad',
    'fork',
    { kind: 'grad', slip: 'no-local' },
  ],
  [
    'an exception on the way back',
    'self.grad = 1.0',
    'self.gard.x = 1.0',
    'fork',
    { kind: 'failure', node: 'f' },
  ],
] as const)('%s is found', async (_what, from, to, program, divergence) => {
  const { found } = await traceOf('num-engine', 'python', changed('python', from, to));
  expect(found(program)).toMatchObject(divergence);
});

it('two slips at once are shown, and no reason is guessed', async () => {
  const source = changed('python', 'source.grad += local * node.grad', 'source.grad = 2 * local * node.grad');
  const { found } = await traceOf('num-engine', 'python', source);
  expect(found('fork')).toMatchObject({ kind: 'grad', node: 'v', yours: '2', right: '1' });
  expect(found('fork')?.because).toBeUndefined();
});

it('an engine that keeps its edges elsewhere is still compared, and its walk named', async () => {
  const source = solutionIn('python').replaceAll('edges', 'links').replace('source.grad +=', 'source.grad =');
  const { found } = await traceOf('num-engine', 'python', source);
  expect(found('fork')).toMatchObject({ kind: 'grad', node: 'u', slip: 'assigned' });
});

it('numbers that are none, and a class that is gone, are answered in words', async () => {
  const text = changed('python', 'Num(self.value + other.value,', 'Num(0,').replace(
    'self.value = float(value)',
    'self.value = [value]',
  );
  const odd = await traceOf('num-engine', 'python', text);
  expect(odd.found('fork')).toMatchObject({ kind: 'value', node: 'x', yours: 'not a number' });
  const gone = await traceOf('num-engine', 'python', 'x = 1');
  expect(gone.traced.size).toBe(0);
  expect(gone.result.calls[0]).toMatchObject({ status: 'threw', problem: { name: 'AttributeError' } });
});
