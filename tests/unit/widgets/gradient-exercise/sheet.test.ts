import { describe, expect, it } from 'vitest';
import { gradientExercise } from '../../../../src/schemas/exercise-gradient.ts';
import { checkedSheet } from '../../../../src/widgets/gradient-exercise/check.ts';
import { figureState } from '../../../../src/widgets/gradient-exercise/figure.ts';
import { check } from '../../../../src/widgets/gradient-exercise/marking.ts';
import type { Sheet } from '../../../../src/widgets/gradient-exercise/sheet.ts';
import { solutionOf } from '../../../../src/widgets/gradient-exercise/solution.ts';
import { nothingDone, typed } from '../../../../src/widgets/gradient-exercise/work.ts';

const frontmatter = (changes: object) =>
  gradientExercise.parse({
    kind: 'gradient',
    title: 'A test exercise',
    ref: 'N01-b',
    expression: '(x + y)*y',
    steps: ['s = x + y', 'f = s * y'],
    points: [{ x: 2, y: 3 }],
    ...changes,
  });
const sheetOf = (changes: object) => checkedSheet(frontmatter(changes), 'exercises/test/exercise.md');

describe('the sheet', () => {
  it('asks for every operation, every edge and every input, in words', () => {
    const labels = sheetOf({}).parts.map((part) => part.fields.map((field) => field.label));
    expect(labels).toEqual([
      ['value of s', 'value of f'],
      [
        'local derivative of s with respect to x',
        'local derivative of s with respect to y',
        'local derivative of f with respect to s',
        'local derivative of f with respect to y',
      ],
      ['partial derivative of f with respect to x', 'partial derivative of f with respect to y'],
    ]);
  });

  it('tells parallel edges apart', () => {
    const { parts } = sheetOf({ expression: '(x+y)^2', steps: ['s = x + y', 'f = s * s'], ask: ['local'] });
    expect(parts[0]?.fields.map((field) => field.label).slice(2)).toEqual([
      'local derivative of f with respect to s, first edge',
      'local derivative of f with respect to s, second edge',
    ]);
  });

  it('asks for the gradient at each of several points', () => {
    const { parts } = sheetOf({
      points: [
        { x: 2, y: 3 },
        { x: -1, y: 2 },
      ],
      ask: ['values'],
    });
    expect(parts[0]?.fields.map((field) => field.label)).toEqual([
      'gradient of f with respect to x at x = 2, y = 3',
      'gradient of f with respect to y at x = 2, y = 3',
      'gradient of f with respect to x at x = −1, y = 2',
      'gradient of f with respect to y at x = −1, y = 2',
    ]);
  });
});

describe("an author's error stops the build and names file and key", () => {
  const mistake = { for: 'y', answer: 'y', message: 'The direct edge is missing.' };
  it.each([
    [
      'steps of another function',
      { steps: ['s = x - y', 'f = s * y'] },
      /expression, steps or points: The steps compute/,
    ],
    ['an unreadable expression', { expression: '(x + y' }, /expression, steps or points: /],
    ['a point without a number for y', { points: [{ x: 2 }] }, /points: .*“y”/],
    [
      'a number for no input',
      { points: [{ x: 2, y: 3, z: 1 }] },
      /points\[0\]: expected a number for each of x, y, found x, y, z/,
    ],
    [
      'an edge that is not drawn',
      { mistakes: [{ ...mistake, edge: 'x>f:0' }] },
      /mistakes\[0\]\.edge: expected one of x>s:0, .*found x>f:0/,
    ],
    [
      'a node that is not drawn',
      { mistakes: [{ ...mistake, node: 'q' }] },
      /mistakes\[0\]\.node: expected one of x, y, s, f, found q/,
    ],
    [
      'a mistake for nothing that is asked',
      { mistakes: [{ ...mistake, for: 'z' }] },
      /mistakes\[0\]\.for: .*found z/,
    ],
    [
      'a mistake that is right',
      { mistakes: [{ ...mistake, answer: 'x + 2y' }] },
      /mistakes\[0\]\.answer: .*is correct/,
    ],
    ['an unreadable mistake', { mistakes: [{ ...mistake, answer: '2*(' }] }, /mistakes\[0\]\.answer: /],
    [
      'one mistake hidden by another',
      { mistakes: [mistake, { ...mistake, answer: '0 + y', message: 'Never seen by anyone.' }] },
      /mistakes\[1\]\.answer: /,
    ],
  ])('%s', (_, changes, words) => {
    expect(() => sheetOf(changes)).toThrow(words);
    expect(() => sheetOf(changes)).toThrow(/^exercises\/test\/exercise\.md: /);
  });

  it('an unknown key is refused by the schema', () => {
    expect(() => frontmatter({ expresion: 'x' })).toThrow(/expresion/);
  });
});

const text = (math: string | undefined) => math?.replace(/<[^>]+>/g, '').replaceAll('&#x2062;', '');

describe('the solution of a field', () => {
  const sheet = sheetOf({ ask: ['forward', 'local', 'partials', 'values'] });
  const solution = (id: string) => {
    const field = sheet.parts.flatMap((part) => part.fields).find((one) => one.id === id);
    if (field === undefined) throw new Error(`no field ${id}`);
    const { lines, typed } = solutionOf(sheet, field);
    return [text(lines[0]), typed];
  };

  it.each([
    ['forward:f', 'f=s·y=5·3=15', '15'],
    ['local:y>s:1', '∂s∂y=1', '1'],
    ['local:s>f:0', '∂f∂s=y=3', '3'],
    ['partial:x', '∂f∂x=y', 'y'],
    ['partial:y', '∂f∂y=s+y=x+2y', 'x + 2*y'],
    ['value:y@0', '∂f∂y=5+3·1=8', '8'],
  ])('%s reads %s', (id, line, typed) => expect(solution(id)).toEqual([line, typed]));
});

describe('the graph of the exercise', () => {
  const sheet = sheetOf({
    ask: ['forward', 'partials'],
    mistakes: [{ for: 'y', answer: 'y', message: 'The direct edge is missing.', edge: 'y>f:1' }],
  });
  const filled = (form: Sheet, answers: Record<string, string>) => {
    const work = Object.entries(answers).reduce((now, [id, text]) => typed(now, id, text), nothingDone);
    return check(form, work, Object.keys(answers));
  };
  const state = (form: Sheet, answers: Record<string, string>, focused?: string) =>
    figureState(form, form.graph, filled(form, answers), focused);

  it('shows the inputs, and of the rest only what was found', () => {
    expect(state(sheet, { 'forward:s': '5', 'forward:f': '14' })).toEqual({
      point: 0,
      values: { x: '2', y: '3', s: '5' },
      locals: {},
      grads: {},
      focus: undefined,
      followed: new Set(),
      slip: undefined,
    });
  });

  it('marks the place in question and the edge of a slip', () => {
    expect(state(sheet, { 'partial:y': 'y' }, 'partial:y')).toMatchObject({
      focus: { node: 'y' },
      slip: { edge: 'y>f:1' },
    });
  });

  it('shows the inputs of the point that is asked about, and none of another point', () => {
    const two = sheetOf({
      points: [
        { x: 2, y: 3 },
        { x: -1, y: 2 },
      ],
      ask: ['forward', 'values'],
    });
    const found = { 'forward:s': '5' };
    expect(state(two, found, 'value:y@0')).toMatchObject({
      point: 0,
      values: { x: '2', y: '3', s: '5' },
    });
    expect(state(two, found, 'value:y@1')).toMatchObject({ point: 1, values: { x: '−1', y: '2' } });
  });

  it('traces the path that a recognized answer followed', () => {
    const plain = sheetOf({ ask: ['partials'] });
    const { followed, slip } = state(plain, { 'partial:y': 'x + y' }, 'partial:y');
    expect([...followed]).toEqual(['y>f:1']);
    expect(slip).toEqual({ edge: 'y>s:1' });
  });

  it('shows every gradient once all is found', () => {
    const all = { 'forward:s': '5', 'forward:f': '15', 'partial:x': 'y', 'partial:y': 'x+2y' };
    expect(state(sheet, all).grads).toEqual({ x: '3', y: '8', s: '3', f: '1' });
  });
});
