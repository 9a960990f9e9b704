/**
 * Two texts line by line: what both have, what only one has. The longest common subsequence (Wagner and Fischer 1974),
 * fine for the few dozen lines of an exercise. Lines are compared without the blanks at their ends.
 */
export interface DiffLine {
  readonly text: string;
  readonly in: 'both' | 'mine' | 'theirs';
}

export function diffLines(mine: string, theirs: string): DiffLine[] {
  const a = mine.trimEnd().split('\n');
  const b = theirs.trimEnd().split('\n');
  const same = (i: number, j: number) => a[i]?.trimEnd() === b[j]?.trimEnd();
  // common[i][j]: length of the longest common subsequence of a[i..] and b[j..].
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i] as number[];
      row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) {
      lines.push({ text: b[j] as string, in: 'both' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ text: a[i] as string, in: 'mine' });
      i += 1;
    } else {
      lines.push({ text: b[j] as string, in: 'theirs' });
      j += 1;
    }
  }
  return lines;
}
