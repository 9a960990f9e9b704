/**
 * Runs every script of content/autograd/ on our engine and holds it, after every line, to what PyTorch recorded for the
 * same words: values, flags, grad_fn, gradients, versions, living nodes, and the error that ends it. The TypeScript that
 * the page prints beside the script is run too.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as engine from '../../../src/engine/index.ts';
import { parseScript } from '../../../src/runtime/script/parse.ts';
import type { Statement } from '../../../src/runtime/script/syntax.ts';
import { traceScript } from '../../../src/runtime/script/trace.ts';
import { transpile } from '../../../src/runtime/transpile.ts';
import { clause } from '../../support/clause.ts';

interface Named {
  value: unknown;
  requires_grad: boolean;
  is_leaf: boolean;
  grad_fn: string | null;
  grad: unknown;
  version: number | null;
}
interface Recording {
  name: string;
  script: string;
  steps: { line: number; names: Record<string, Named>; alive: number }[];
  failed?: number;
  error?: string;
  numbers?: Record<string, number>;
  kept?: Record<string, number | null>;
}
const load = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const scripts: Record<string, { script: string }> = parse(load('../../../content/autograd/scripts.yaml'));
const recordings: Recording[] = JSON.parse(load('./scripts.json')).scripts;

/** Lines that open a block do nothing themselves. */
function simpleLines(statements: readonly Statement[]): Set<number> {
  return new Set(
    statements.flatMap((s) => (s.kind === 'for' || s.kind === 'with' ? [...simpleLines(s.body)] : [s.line])),
  );
}

/** Our numbers carry more digits than the recording keeps. */
function rounded(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(rounded);
  return typeof x === 'number' ? Number(x.toPrecision(12)) : (x ?? null);
}

test.each(recordings)(
  '$name: the same names after every line',
  ({ script, steps, failed, error, numbers }) => {
    const trace = traceScript(script);
    const simple = simpleLines(parseScript(script));
    const wanted = steps.filter((step) => simple.has(step.line));
    const ended = trace.steps.filter((step) => step.kind === 'line');
    expect(ended.map((step) => step.line)).toEqual(wanted.map((step) => step.line));
    wanted.forEach((step, i) => {
      const ours = Object.fromEntries(
        (ended[i]?.variables ?? []).map((v) => [v.name, [v.requiresGrad, v.isLeaf, v.gradFn, v.version]]),
      );
      const theirs = Object.fromEntries(
        Object.entries(step.names).map(([name, v]) => [
          name,
          [v.requires_grad, v.is_leaf, v.grad_fn, v.version],
        ]),
      );
      expect(ours, `line ${step.line}`).toEqual(theirs);
      expect(ended[i]?.nodesAlive, `nodes alive after line ${step.line}`).toBe(step.alive);
    });
    if (error === undefined) {
      expect(trace.failure).toBeNull();
      expect(trace.numbers).toEqual(numbers);
    } else {
      expect(trace.failure?.line).toBe(failed);
      expect(trace.failure?.message.startsWith(clause(error)), `${trace.failure?.message}\n${error}`).toBe(
        true,
      );
    }
    const last = Object.entries(steps.at(-1)?.names ?? {});
    if (error !== undefined) return;
    for (const [name, { value, grad }] of last) {
      expect(rounded(trace.final[name]?.value), name).toEqual(rounded(value));
      expect(rounded(trace.final[name]?.grad), `${name}.grad`).toEqual(rounded(grad));
    }
  },
);

test.each(recordings.filter(({ kept }) => kept !== undefined))(
  '$name: every named result keeps as many tensors as in PyTorch',
  ({ script, kept = {} }) => {
    const { boxes, steps } = traceScript(script);
    const last = steps.at(-1);
    for (const [name, count] of Object.entries(kept)) {
      const at = last?.boxes.findIndex((state) => state.names.includes(name)) ?? -1;
      const state = last?.boxes[at];
      expect(boxes[at]?.kind === 'node' && state?.freed ? null : state?.saved.length, name).toBe(count);
    }
  },
);

test.each(recordings)('$name: its TypeScript does the same', ({ script }) => {
  const trace = traceScript(script);
  const names = Object.keys(trace.final);
  const code = trace.rows.map((row) => row.typescript).join('\n');
  const ready = transpile(`${code}\nfinish({ ${names.join(', ')} });`, 'script.ts');
  expect(ready.ok).toBe(true);
  if (!ready.ok) return;
  let found: Record<string, engine.Tensor> = {};
  let thrown: unknown;
  const scope = {
    ...engine,
    finish: (tensors: typeof found) => {
      found = tensors;
    },
  };
  try {
    new Function(...Object.keys(scope), ready.code)(...Object.values(scope));
  } catch (e) {
    thrown = e;
  }
  if (trace.failure !== null) {
    expect(thrown).toBeInstanceOf(engine.AutogradError);
    expect((thrown as Error).message).toBe(trace.failure.message);
    return;
  }
  expect(thrown).toBeUndefined();
  for (const name of names) {
    expect(found[name]?.toArray(), name).toEqual(trace.final[name]?.value);
    expect(found[name]?.grad?.toArray() ?? null, `${name}.grad`).toEqual(trace.final[name]?.grad);
  }
});

test('every script was recorded as it stands, and nothing else was', () => {
  expect(Object.fromEntries(recordings.map(({ name, script }) => [name, script]))).toEqual(
    Object.fromEntries(Object.entries(scripts).map(([name, { script }]) => [name, script])),
  );
});
