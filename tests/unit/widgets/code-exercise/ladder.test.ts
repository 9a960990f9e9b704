import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../../src/widgets/code-exercise/diff.ts';
import { pieces, rightFromTop, shuffled } from '../../../../src/widgets/code-exercise/parsons.ts';
import { readShared, shareFragment } from '../../../../src/widgets/code-exercise/share.ts';
import { codeFolders } from '../../../support/code-folders.ts';

describe('diffLines', () => {
  it('keeps what both have and marks what only one has, in order', () => {
    expect(diffLines('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual([
      { text: 'a', in: 'both' },
      { text: 'b', in: 'mine' },
      { text: 'x', in: 'theirs' },
      { text: 'c', in: 'both' },
      { text: 'd', in: 'theirs' },
    ]);
  });

  it('sees no difference in blanks at the end of lines', () => {
    expect(diffLines('a  \nb', 'a\nb\n\n').every((line) => line.in === 'both')).toBe(true);
  });
});

describe('a Parsons puzzle', () => {
  it('leaves comments out and keeps closing brackets with their line', () => {
    const solution =
      '/** Doc. */\nexport function f(\n  a: number,\n): number {\n  // Why.\n  if (a) {\n    return 1; // one\n  }\n\n  return 0;\n}\n';
    expect(pieces(solution)).toEqual([
      'export function f(\n  a: number,\n): number {',
      '  if (a) {',
      '    return 1;\n  }',
      '  return 0;\n}',
    ]);
  });

  it('counts right pieces from the top and lets equal ones trade places', () => {
    const all = ['a', 'b', 'a', 'c'];
    expect(rightFromTop(all, [2, 1, 0, 3])).toBe(4);
    expect(rightFromTop(all, [0, 2, 1, 3])).toBe(1);
  });

  it.each(codeFolders().flatMap(({ id, versions }) => versions.map((version) => ({ id, ...version }))))(
    'of $id in $language is never offered solved, and is the same each time',
    ({ solution }) => {
      const all = pieces(solution);
      expect(all.length).toBeGreaterThan(2);
      const order = shuffled(all);
      expect(order.toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index));
      expect(rightFromTop(all, order)).toBeLessThan(all.length);
      expect(shuffled(all)).toEqual(order);
    },
  );
});

describe('a shared link', () => {
  const shared = {
    exercise: 'path-sum',
    language: 'python',
    source: 'def f():\n    return "π ≠ 3"\n',
  } as const;

  it('brings the code back as it was', async () => {
    const fragment = await shareFragment(shared);
    expect(fragment).toMatch(/^#code:path-sum:python:[\w-]+$/);
    expect(await readShared(fragment)).toEqual(shared);
  });

  it('that was cut off, or is another fragment, shares nothing', async () => {
    const fragment = await shareFragment({ ...shared, source: 'x = 1\n'.repeat(200) + String(Math.E) });
    expect(await readShared(fragment.slice(0, -6))).toBeNull();
    expect(await readShared('#path-sum')).toBeNull();
    expect(await readShared('#code:path-sum:bash:AAAA')).toBeNull();
  });

  it('that unpacks to something huge is refused', async () => {
    await expect(shareFragment({ ...shared, source: 'x'.repeat(60_000) })).rejects.toThrow('too long');
    const bytes = new Uint8Array(
      await new Response(
        new Blob(['x'.repeat(5_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
      ).arrayBuffer(),
    );
    const bomb = Buffer.from(bytes).toString('base64url');
    expect(await readShared(`#code:path-sum:python:${bomb}`)).toBeNull();
  });
});
