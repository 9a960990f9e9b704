import { describe, expect, it } from 'vitest';
import { readCodeFolder } from '../../../../src/widgets/code-exercise/folder.ts';

const about = { kind: 'code', title: 'Add up', ref: 'N01-e', languages: ['typescript'] };
const files = {
  'starter.ts': 'export function f() {}',
  'solution.ts': 'export function f() { return 1 }',
  'tests.yaml': 'call: { typescript: f }\ncases:\n  - { id: one, says: It is one., expected: 1 }\n',
};
const read = (changed: Record<string, string>, frontmatter: object = about) =>
  readCodeFolder('lessons/exercises/add-up', frontmatter, { ...files, ...changed });

describe('a code exercise’s folder', () => {
  it('is read into one version for each language', () => {
    const folder = read({});
    expect(folder.id).toBe('add-up');
    expect(folder.timeLimitMs).toBe(5_000);
    expect(folder.versions).toHaveLength(1);
    expect(folder.versions[0]?.cases).toEqual([
      {
        id: 'one',
        says: 'It is one.',
        hidden: false,
        call: { of: 'learner', name: 'f', args: [] },
        expected: 1,
        tolerance: 1e-9,
      },
    ]);
  });

  it.each([
    [
      'an unknown key',
      { 'tests.yaml': 'call: { typescript: f }\ncases:\n  - { id: one, sais: It is one., expected: 1 }' },
      /exercises\/add-up\/tests\.yaml\n.*cases\.0/s,
    ],
    [
      'an id used twice',
      {
        'tests.yaml':
          'call: { typescript: f }\ncases:\n  - { id: one, says: It is one., expected: 1 }\n  - { id: one, says: It is one., expected: 1 }',
      },
      /cases\.1\.id: the id "one" is used twice/,
    ],
    [
      'neither value nor exception',
      { 'tests.yaml': 'call: { typescript: f }\ncases:\n  - { id: one, says: It is one. }' },
      /cases\.0\.expected: a case has either/,
    ],
    [
      'a hidden case before a visible one',
      {
        'tests.yaml':
          'call: { typescript: f }\ncases:\n  - { id: one, says: It is one., expected: 1, hidden: true }\n  - { id: two, says: It is one., expected: 1 }',
      },
      /cases\.1\.hidden: visible cases come before/,
    ],
    [
      'no function name',
      { 'tests.yaml': 'call: { python: f }\ncases:\n  - { id: one, says: It is one., expected: 1 }' },
      /tests\.yaml\n {2}call: gives no name for typescript/,
    ],
    [
      'a probe without its file',
      {
        'tests.yaml':
          'call: { typescript: f }\ncases:\n  - { id: one, says: It is one., expected: 1, probe: { typescript: p } }',
      },
      /cases\.0\.probe: there is no tests\.ts/,
    ],
    ['text that is no YAML', { 'tests.yaml': 'call: { typescript: f' }, /add-up\/tests\.yaml: /],
    [
      'a mistake about an unknown case',
      {
        'mistakes.yaml': '- { id: none, message: You did nothing., produces: { two: 0 } }',
        'mistakes/none.ts': '',
      },
      /0\.produces\.two: tests\.yaml has no case/,
    ],
    [
      'a mistake without a program',
      { 'mistakes.yaml': '- { id: none, message: You did nothing., produces: { one: 0 } }' },
      /0\.id: no change and no file mistakes\/none/,
    ],
    [
      'a change of lines that are not there',
      {
        'mistakes.yaml':
          '- { id: none, message: You did nothing., produces: { one: 0 }, change: { typescript: [{ find: return 1, replace: return 0 }] } }',
      },
      /0\.change\.typescript: these lines stand in the solution 0 times, not once:\nreturn 1/,
    ],
    [
      'a change in a language that is not offered',
      {
        'mistakes.yaml':
          '- { id: none, message: You did nothing., produces: { one: 0 }, change: { python: [{ find: a, replace: b }] } }',
      },
      /0\.change\.python: the exercise is not offered in python/,
    ],
    [
      'a change and a file for one language',
      {
        'mistakes.yaml':
          '- { id: none, message: You did nothing., produces: { one: 0 }, change: { typescript: [{ find: a, replace: b }] } }',
        'mistakes/none.ts': '',
      },
      /0\.change\.typescript: there is also a file mistakes\/none\.ts/,
    ],
    [
      'a program without a message',
      { 'mistakes/other.ts': '' },
      /mistakes\/other\.ts: mistakes\.yaml says nothing/,
    ],
  ])('with %s names the file and the key', (_what, changed, message) => {
    expect(() => read(changed)).toThrow(message);
  });

  it('makes a wrong program of the solution and a change', () => {
    const { wrongPrograms, mistakes } = read({
      'mistakes.yaml':
        '- { id: zero, message: It is not zero., produces: { one: 0 }, change: { typescript: [{ find: "export function f() { return 1 }", replace: "export function f() {\\n  return 0;\\n}" }] } }',
    });
    expect(wrongPrograms).toEqual({ 'zero.ts': 'export function f() {\n  return 0;\n}\n' });
    // the page gets the message, and not what makes the mistake
    expect(mistakes).toEqual([{ id: 'zero', message: 'It is not zero.', produces: { one: 0 } }]);
  });

  it('without a starter names the file that is missing', () => {
    expect(() => read({}, { ...about, languages: ['python'] })).toThrow(
      'exercises/add-up/starter.py: this file is missing',
    );
  });

  it('with an unknown key in exercise.md names it', () => {
    expect(() => read({}, { ...about, hint: 'x' })).toThrow(/exercise\.md\n.*"hint"/s);
  });
});

describe('a recording beside the tests', () => {
  const recording = {
    recordedWith: { torch: '1.13' },
    probe: { typescript: 'recorded' },
    cases: [{ says: 'Two is four.', args: [2], expected: 4 }],
  };

  it('adds hidden cases after those of tests.yaml', () => {
    const { versions } = read({ 'recorded.json': JSON.stringify(recording), 'tests.ts': '' });
    expect(versions[0]?.cases.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['one', false],
      ['recorded-1', true],
    ]);
    expect(versions[0]?.cases[1]?.call).toEqual({ of: 'probes', name: 'recorded', args: [2] });
  });

  it('is refused with the file and the key when it is not one', () => {
    const bad = JSON.stringify({ ...recording, cases: [{ says: 'Two is four.', args: [2] }] });
    expect(() => read({ 'recorded.json': bad })).toThrow(/add-up\/recorded\.json\n {2}cases\.0\.expected/);
  });
});
