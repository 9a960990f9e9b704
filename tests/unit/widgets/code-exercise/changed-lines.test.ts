import { describe, expect, it } from 'vitest';
import { changedLines } from '../../../../src/widgets/code-exercise/changed-lines.ts';

const program = `def f(x):
    if x:
        y = x * 2

        return y
    return [0]
`;

describe('lines that are changed', () => {
  it('are found at any indent, and what comes in their place gets it', () => {
    const changed = changedLines(program, {
      find: 'if x:\n    y = x * 2\n\n    return y',
      replace: 'if not x:\n    return None',
    });
    expect(changed).toBe('def f(x):\n    if not x:\n        return None\n    return [0]\n');
  });

  it('are text, not patterns, and stay text where they go', () => {
    expect(changedLines(program, { find: 'return [0]', replace: "return '$&'" })).toContain(
      "\n    return '$&'\n",
    );
  });

  it.each([
    ['never', 'return x', 0],
    ['as a part of a line', 'y = x', 0],
    ['at two indents that do not fit', 'if x:\ny = x * 2', 0],
  ])('that stand %s are refused', (_how, find, places) => {
    expect(() => changedLines(program, { find, replace: '' })).toThrow(
      `these lines stand in the solution ${places} times, not once:\n${find}`,
    );
  });

  it('that stand twice are refused', () => {
    expect(() => changedLines('a\n  a\n', { find: 'a', replace: 'b' })).toThrow('2 times, not once');
  });
});
