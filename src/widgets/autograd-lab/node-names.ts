/** Node names to choose from: those of the operations in the script, and two that look possible. */

const NODES: readonly (readonly [RegExp, string])[] = [
  [/[^*]\*(?!\*)/, 'MulBackward0'],
  [/\+/, 'AddBackward0'],
  [/ - /, 'SubBackward0'],
  [/\*\*/, 'PowBackward0'],
  [/\.sum\(/, 'SumBackward0'],
  [/\.exp\(/, 'ExpBackward0'],
  [/\.relu\(/, 'ReluBackward0'],
  [/\.detach\(/, 'DetachBackward0'],
  [/ > /, 'GtBackward0'],
];

/** In a fixed order, so that the order tells nothing. Some do not exist in PyTorch: detach and comparisons make no node. */
export function nodeNames(source: string): string[] {
  const found = NODES.filter(([sign]) => sign.test(source)).map(([, name]) => name);
  return [...new Set([...found, 'MulBackward0', 'AddBackward0'])].sort();
}
