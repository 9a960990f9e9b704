import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../src/runtime/script/parse.ts';
import { LIMITS, ScriptError } from '../../../../src/runtime/script/syntax.ts';
import { traceScript } from '../../../../src/runtime/script/trace.ts';

function problem(source: string): { line: number; message: string } {
  try {
    parseScript(source);
  } catch (error) {
    if (error instanceof ScriptError) return { line: error.line, message: error.message };
    throw error;
  }
  throw new Error('it was read');
}
const computed = (line: string): unknown => {
  const { numbers, final } = traceScript(`v = ${line}`);
  return numbers.v ?? final.v?.value;
};

describe('operators bind as in Python', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['-2 ** 2', -4],
    ['2 ** 3 ** 2', 512],
    ['2 ** -1', 0.5],
    ['10 - 2 - 3', 5],
    ['8 / 2 / 2', 2],
    ['torch.tensor([1., 2.]).sum() * 2', 6],
  ])('%s is %s', (line, value) => {
    expect(computed(line)).toBe(value);
  });
});

describe('what cannot be read names its line and what was expected', () => {
  test.each([
    ['x = torch.tensor(2.\ny = x', 1, 'a comma or a closing )'],
    ['x = 1.\n    y = 2.', 2, 'no line above opens a block'],
    ['for i in range(3):\nx = i', 1, 'indented by four spaces'],
    ['while True:\n    x = 1', 1, 'Blocks here are'],
    ['x = 1.\nx', 2, 'does nothing'],
    ['2 = x', 1, 'cannot be assigned to'],
    ['x = (((1', 1, 'a closing )'],
    ['', 1, 'no line yet'],
    ['x = 3 $ 4', 1, 'the end of the line'],
    ['x = "text"', 1, 'a number, a name or a bracket'],
  ])('%j', (source, line, part) => {
    const found = problem(source);
    expect(found.line).toBe(line);
    expect(found.message).toContain(part);
  });

  test('comments and blank lines are passed over, and lines keep their numbers', () => {
    expect(parseScript('# a comment\n\nx = 1.  # another\n').map(({ line }) => line)).toEqual([3]);
  });
});

describe('a run is bounded, and says where it stopped', () => {
  test.each([
    ['for i in range(1000):\n    x = i', 'at most'],
    ['x = torch.zeros(100)', 'elements'],
    [`x = 1.\n${'x = x + 1\n'.repeat(LIMITS.lines)}`, 'lines'],
    [`x = ${'('.repeat(200)}1`, 'at most'],
    ['x = y', 'no value yet'],
    ['x = torch.save(1)', 'not in this script language'],
    ['x = torch.tensor(1.)\nx.constructor', 'does nothing'],
    ['x = torch.tensor(1.)\ny = x.constructor', 'attributes here are'],
    ['x = torch.tensor(1.)\nx.constructor()', 'not in this script language'],
    ['x = torch.tensor(1.)\nx.backward(5, 6)', 'arguments here'],
    ['x = torch.tensor(1.)\ny = x + None', 'does not take'],
    ['x = torch.tensor(1.)\nx.copy_(None)', 'does not take'],
    ['x = torch.tensor(1., requires_grad=True)\nx.backward(3)', 'does not take'],
    ['x = torch.tensor(1.)\ny = x.__proto__', 'attributes here are'],
  ])('%j', (source, part) => {
    let message = '';
    try {
      const { failure } = traceScript(source);
      message = failure?.message ?? 'it ran';
      expect(failure?.code).toBe('script');
    } catch (error) {
      expect(error).toBeInstanceOf(ScriptError);
      message = (error as Error).message;
    }
    expect(message).toContain(part);
  });

  test('what no tensor holds fails as the tensor says it', () => {
    expect(traceScript('x = torch.tensor(True)').failure).toMatchObject({
      code: 'tensor',
      message: expect.stringContaining('expected a number at dim 0 (got a boolean)'),
    });
  });
});
