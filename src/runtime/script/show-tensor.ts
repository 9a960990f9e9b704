/** A tensor's numbers as one short line: `[1, 2.718]`. */
import type { Nested, Tensor } from '../../engine/index.ts';
import { formatNumber } from '../../viz/format-number.ts';

export function showTensor(tensor: Tensor): string {
  return showNested(tensor.dtype === 'bool' ? truth(tensor.toArray()) : tensor.toArray());
}

function truth(value: Nested): unknown {
  return Array.isArray(value) ? value.map(truth) : value !== 0;
}

export function showNested(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showNested).join(', ')}]`;
  return typeof value === 'number' ? formatNumber(value) : value === true ? 'True' : 'False';
}
