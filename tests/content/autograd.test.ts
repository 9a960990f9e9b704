/**
 * Proves everything asked about autograd: what is expected is what the engine does, and what PyTorch recorded; loops
 * that are broken fail, their solutions pass, and every foreseen mistake earns its own sentence.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Asked, TableAnswer } from '../../src/runtime/script/answers.ts';
import { causesFor } from '../../src/runtime/script/causes.ts';
import { markOutcome, markTable } from '../../src/runtime/script/mark.ts';
import { markRepair } from '../../src/runtime/script/repair.ts';
import { showNested } from '../../src/runtime/script/show-tensor.ts';
import { traceScript } from '../../src/runtime/script/trace.ts';
import { autogradPrediction, autogradScript } from '../../src/schemas/autograd.ts';
import { autogradExercise } from '../../src/schemas/exercise-autograd.ts';
import { matchExercise } from '../../src/schemas/exercise-match.ts';
import { fill, judge, places } from '../../src/widgets/autograd-lab/place.ts';
import { clause } from '../support/clause.ts';

const read = (file: string) => parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const scripts = Object.fromEntries(
  Object.entries(read('content/autograd/scripts.yaml')).map(([id, one]) => [
    id,
    autogradScript.parse(one).script,
  ]),
);
const predictions = Object.entries(read('content/autograd/predictions.yaml')).map(
  ([id, one]) => [id, autogradPrediction.parse(one)] as const,
);
interface Recording {
  script: string;
  steps: { names: Record<string, Record<string, unknown>> }[];
  error?: string;
}
const recordings: Recording[] = JSON.parse(readFileSync('tests/golden/torch/scripts.json', 'utf8')).scripts;
const recorded = (script: string) => recordings.find((one) => one.script === script);
const scriptOf = (id: string): string => {
  const script = scripts[id];
  if (script === undefined) throw new Error(`there is no script ${id}`);
  return script;
};

function exercises<S extends z.ZodType>(kind: string, schema: S): [string, z.output<S>][] {
  return globSync('content/lessons/**/exercises/*/exercise.md').flatMap((file) => {
    const data = parse(readFileSync(file, 'utf8').split(/^---$/m)[1] ?? '') as { kind: string };
    return data.kind === kind
      ? [[file.split('/').at(-2) ?? '', schema.parse(data)] as [string, z.output<S>]]
      : [];
  });
}
const tasks = exercises('autograd', autogradExercise);
const typed = (value: unknown): string => (value === null ? 'None' : showNested(value).replaceAll('−', '-'));
/** More digits than the page shows, as a learner with a calculator would type them. */
const exact = (value: unknown): string => (value === null ? 'None' : JSON.stringify(value));
const close = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(close) : typeof value === 'number' ? Number(value.toPrecision(8)) : value;

test('the pool holds enough predictions to draw twelve from it', () => {
  expect(predictions.length).toBeGreaterThanOrEqual(16);
});

describe.each(predictions)('prediction %s', (_, one) => {
  const script = scriptOf(one.script);
  const trace = traceScript(script);
  const torch = recorded(script);
  const asked: Asked = {
    asks: one.asks,
    mistakes: one.mistakes,
    ...(one.asks === 'outcome' && { of: one.of }),
  };

  it('expects what PyTorch did', () => {
    const last = torch?.steps.at(-1)?.names ?? {};
    if (one.asks === 'table') {
      const table = Object.fromEntries(
        Object.entries(last).map(([name, { requires_grad, is_leaf, grad_fn, grad }]) => [
          name,
          { requires_grad, is_leaf, grad_fn, grad },
        ]),
      );
      expect(table).toEqual(one.expected);
    } else if ('error' in one.expected) {
      expect(torch?.error).toBeDefined();
      expect(trace.failure?.message.startsWith(clause(torch?.error ?? '?'))).toBe(true);
    } else {
      const [name = '', part] = one.of.split('.');
      expect(torch?.error).toBeUndefined();
      expect(close(last[name]?.[part === 'grad' ? 'grad' : 'value'])).toEqual(close(one.expected.value));
    }
  });

  it('is right when the expected answer is given, as shown and with all digits', () => {
    if (one.asks === 'table') {
      const answer: TableAnswer = Object.fromEntries(
        Object.entries(one.expected).map(([name, row]) => [
          name,
          {
            requires_grad: row.requires_grad ? 'True' : 'False',
            is_leaf: row.is_leaf ? 'True' : 'False',
            grad_fn: row.grad_fn ?? 'None',
            grad: typed(row.grad),
          },
        ]),
      );
      expect(markTable(asked, answer, trace).whole).toEqual({ kind: 'correct' });
      return;
    }
    if ('error' in one.expected) {
      expect(markOutcome(asked, { fate: one.expected.error, value: '' }, trace).kind).toBe('correct');
      return;
    }
    for (const write of [typed, exact])
      expect(markOutcome(asked, { fate: 'runs', value: write(one.expected.value) }, trace).kind).toBe(
        'correct',
      );
  });

  if (one.asks !== 'table')
    it('can be answered: its cause stands among the choices', () => {
      if (one.asks === 'outcome' && 'error' in one.expected)
        expect(causesFor(one.lesson)).toContain(one.expected.error);
      for (const mistake of one.mistakes)
        if ('error' in mistake) expect(causesFor(one.lesson)).toContain(mistake.error);
    });

  it('answers every foreseen mistake with its own sentence', () => {
    for (const mistake of one.mistakes) {
      if ('name' in mistake) {
        const row = { requires_grad: '', is_leaf: '', grad_fn: '', grad: typed(mistake.value) };
        const { cells } = markTable(asked, { [mistake.name]: row }, trace);
        expect(cells[mistake.name]?.grad).toMatchObject({ kind: 'wrong', message: mistake.because });
        continue;
      }
      const answer =
        'value' in mistake
          ? { fate: 'runs', value: exact(mistake.value) }
          : { fate: 'error' in mistake ? mistake.error : 'runs', value: '0' };
      if ('value' in mistake && trace.failure !== null) {
        // a value typed for a script that fails: the sentence of the value says more than that it fails
        expect(markOutcome(asked, answer, trace)).toMatchObject({ kind: 'wrong', message: mistake.because });
        continue;
      }
      expect(markOutcome(asked, answer, trace)).toMatchObject({ kind: 'wrong', message: mistake.because });
    }
  });

  it('takes nonsense for nonsense, not for a mistake', () => {
    if (one.asks === 'table') {
      const [name = ''] = Object.keys(one.expected);
      const row = { requires_grad: '', is_leaf: '', grad_fn: '', grad: 'banana' };
      const { whole } = markTable(asked, { [name]: row }, trace);
      expect(whole.kind).toBe('unmarkable');
      return;
    }
    expect(markOutcome(asked, { fate: '', value: '' }, trace).kind).toBe('unmarkable');
    if (trace.failure === null)
      expect(markOutcome(asked, { fate: 'runs', value: 'x + ' }, trace).kind).toBe('unmarkable');
  });
});

describe.each(tasks)('exercise %s', (_, task) => {
  const { predict, repair = [], place } = task;
  if (predict)
    it('names predictions that exist', () => {
      const known = predictions.map(([id]) => id);
      for (const item of predict?.items === 'all' ? [] : (predict?.items ?? []))
        expect(known).toContain(item);
    });

  if (place)
    it('can reach every target, and every way of placing was recorded', () => {
      if (place === undefined) return;
      const slots = places(place.script);
      const reached = new Set<number>();
      for (let choice = 0; choice < 2 ** slots.length; choice++) {
        const source = fill(
          place,
          slots.map((_, i) => (choice & (1 << i)) !== 0),
        );
        expect(recorded(source), source).toBeDefined();
        const trace = traceScript(source);
        place.targets.forEach((_, at) => {
          if (judge(place, at, trace).kind === 'correct') reached.add(at);
        });
      }
      expect(reached.size).toBe(place.targets.length);
    });

  it.each(repair)('$title: broken fails, the solution passes, choices can mend it', (loop) => {
    const mark = (source: string) => markRepair(traceScript(source), loop.goal, loop.mistakes);
    expect(mark(scriptOf(loop.broken)).kind).toBe('wrong');
    expect(mark(scriptOf(loop.solution))).toEqual({ kind: 'correct' });
    const lines = scriptOf(loop.broken).trimEnd().split('\n');
    const verdicts = everyChoice(lines, loop.offers).map(mark);
    expect(verdicts.some(({ kind }) => kind === 'correct')).toBe(true);
    for (const { because } of loop.mistakes)
      expect(
        verdicts.filter((verdict) => verdict.kind === 'wrong').map((verdict) => verdict.message),
      ).toContain(because);
  });
});

/** Every script that can be put together from the offered lines. */
function everyChoice(
  lines: readonly string[],
  offers: Readonly<Record<string, readonly string[]>>,
): string[] {
  return lines.reduce<string[]>(
    (scripts, line, i) =>
      [line, ...(offers[i + 1] ?? [])].flatMap((one) =>
        scripts.map((script) => `${script}${one.trimEnd()}\n`),
      ),
    [''],
  );
}

it.each(exercises('match', matchExercise))('the pairs of %s are told apart by both sides', (_, { pairs }) => {
  expect(new Set(pairs.map(({ left }) => left)).size).toBe(pairs.length);
});

test('the quoted messages of N10 are PyTorch’s own', () => {
  const { snippets } = JSON.parse(readFileSync('tests/golden/torch/semantics.json', 'utf8')) as {
    snippets: { error?: string }[];
  };
  const texts = snippets.map(({ error = '' }) => error);
  for (const [, { pairs }] of exercises('match', matchExercise))
    for (const { left } of pairs)
      expect(
        texts.some((text) => text.startsWith(left.replace(/ …$/, ''))),
        left,
      ).toBe(true);
});
