/** Each planted cause is named on both data sets, none for another, and a right answer is never accused. */
import { describe, expect, it } from 'vitest';
import { type Cause, diagnose } from '../../../../src/grading/parity/diagnose.ts';
import {
  lossAndGradients,
  type Matrix,
  type Slip,
  transposed,
} from '../../../../src/grading/parity/network.ts';
import { loadRecording } from '../../../../src/widgets/torch-parity/recorded.ts';

const lesson = await loadRecording('lesson');
const hidden = await loadRecording('hidden');

const SLIPS: readonly Slip[] = [
  'no mean',
  'mean in each layer',
  'sign',
  'no classes',
  'slope of the input',
  'slope of the input in layer 1',
  'slope of the input in both layers',
  'no slope',
  'weights not transposed',
  'bias means',
];
const map = (grads: readonly Matrix[], f: (x: number, k: number, i: number, j: number) => number) =>
  grads.map((matrix, k) => matrix.map((row, i) => row.map((x, j) => f(x, k, i, j))));
/** Noise of a few units in the 13th digit, the same each time. */
const shaken = (grads: readonly Matrix[]) =>
  map(grads, (x, k, i, j) => x * (1 + 3e-13 * Math.sin(7 * k + 3 * i + j)));

describe.each(Object.entries({ lesson, hidden }))('on the %s data', (name, recording) => {
  const { parameters, batch, grads, single } = recording;
  const causeOf = (ours: readonly Matrix[]): Cause | undefined =>
    diagnose(ours, grads, parameters, batch)?.cause;
  const slipped = (slip: Slip) => lossAndGradients(parameters, batch, slip).grads;
  const without = (slip: Slip) => name === 'hidden' && slip === 'weights not transposed';

  it.each(SLIPS.filter((slip) => !without(slip)))('“%s” is named, and nothing else', (slip) => {
    expect(causeOf(slipped(slip))).toBe(slip);
    expect(causeOf(shaken(slipped(slip)))).toBe(slip);
  });

  it('a right answer is not accused, nor one with rounding in it', () => {
    expect(causeOf(grads)).toBeUndefined();
    expect(causeOf(lossAndGradients(parameters, batch).grads)).toBeUndefined();
    expect(causeOf(shaken(grads))).toBeUndefined();
    expect(causeOf(map(grads, (x) => x * (1 + 5e-10)))).toBeUndefined();
  });

  it('single precision is told from a slip', () => {
    expect(causeOf(single)).toBe('single precision');
    expect(causeOf(map(grads, Math.fround))).toBe('single precision');
    expect(causeOf(map(single, (x) => x * 4))).not.toBe('single precision');
    expect(causeOf(map(grads, (x) => x * (1 + 1e-6)))).not.toBe('single precision');
  });

  it('a common factor that no slip explains is said as a factor', () => {
    const found = diagnose(
      map(grads, (x) => 2.5 * x),
      grads,
      parameters,
      batch,
    );
    expect(found?.cause).toBe('factor');
    expect(found?.message).toContain('2.5 times');
    const both = diagnose(
      map(slipped('no mean'), (x) => -x),
      grads,
      parameters,
      batch,
    );
    expect(both?.message).toContain(`${-batch.classes.length} times`);
  });

  it('a bias with a row for each example is named', () => {
    const unsummed = batch.classes.map((_, n) => (grads[5]?.[0] ?? []).map((x) => (n === 0 ? x : 0)));
    expect(causeOf(grads.with(5, unsummed))).toBe('rows not summed');
  });

  it('a gradient of another shape is called transposed only when it is', () => {
    expect(causeOf(grads.with(0, transposed(grads[0] ?? [])))).toBe('shape transposed');
    expect(causeOf(grads.with(0, map([transposed(grads[0] ?? [])], (x) => x + 1)[0] ?? []))).toBeUndefined();
    expect(causeOf(grads.with(0, []))).toBeUndefined();
  });

  it('where nothing is certain, the pattern says where to look', () => {
    const off = (ks: readonly number[]) =>
      map(grads, (x, k, i, j) => (ks.includes(k) ? x + 0.1 + 0.01 * (i + 2 * j) : x));
    const said = (ks: readonly number[]) => diagnose(off(ks), grads, parameters, batch);
    expect(said([2])).toMatchObject({ cause: 'one line' });
    expect(said([2])?.message).toContain('db2 is made from the same dZ2');
    expect(said([5])?.message).toContain('dW3 is made from the same dZ3');
    expect(said([0, 1])?.message).toContain('between dZ2 and dZ1');
    expect(said([0, 1, 2, 3])?.message).toContain('between dZ3 and dZ2');
    expect(said([0, 1, 2, 3, 4, 5])).toBeNull();
    expect(said([0, 5])).toBeNull();
  });

  it('two slips at once are not taken for one of them', () => {
    const size = batch.classes.length;
    const isBias = (k: number) => k % 2 === 1;
    const scaledUp = SLIPS.filter((slip) => slip !== 'no mean' && !without(slip)).map((slip) =>
      map(slipped(slip), (x) => size * x),
    );
    const turnedAround = SLIPS.filter((slip) => slip !== 'sign' && !without(slip)).map((slip) =>
      map(slipped(slip), (x) => -x),
    );
    const biasesDivided = SLIPS.filter((slip) => slip !== 'bias means' && !without(slip)).map((slip) =>
      map(slipped(slip), (x, k) => (isBias(k) ? x / size : x)),
    );
    for (const ours of [...scaledUp, ...turnedAround, ...biasesDivided])
      expect(SLIPS).not.toContain(causeOf(ours));
  });

  it('nothing is said about zeros, NaN or noise', () => {
    expect(causeOf(map(grads, () => 0))).toBeUndefined();
    expect(causeOf(map(grads, () => Number.NaN))).toBeUndefined();
    expect(causeOf(map(grads, (_, k, i, j) => Math.sin(k + 5 * i + 11 * j)))).toBeUndefined();
  });
});

it('the transpose of a square gradient is named though its shape is right', () => {
  const { grads, parameters, batch } = lesson;
  expect(diagnose(grads.with(2, transposed(grads[2] ?? [])), grads, parameters, batch)?.cause).toBe(
    'transposed',
  );
});

it('with one example, a missing mean changes nothing and is not named', () => {
  const { parameters, batch } = lesson;
  const one = { inputs: batch.inputs.slice(0, 1), classes: batch.classes.slice(0, 1) };
  const { grads } = lossAndGradients(parameters, one);
  const negative = map(grads, (x) => -x);
  expect(diagnose(negative, grads, parameters, one)?.cause).toBe('sign');
  expect(diagnose(lossAndGradients(parameters, one, 'no mean').grads, grads, parameters, one)).toBeNull();
});
