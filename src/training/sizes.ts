/** What follows from a setup: how many classes, points, units and parameters. */
import type { DataSpec, Setup } from './spec.ts';

export function classCount({ kind, own }: DataSpec): number {
  if (kind === 'digits') return 10;
  if (kind === 'own') return Math.max(2, ...own.map(([, , c]) => c + 1));
  return kind === 'spiral3' || kind === 'blobs' ? 3 : 2;
}

export function trainCount({ kind, own, points }: DataSpec): number {
  if (kind === 'xor') return 4;
  if (kind === 'digits') return 600;
  return kind === 'own' ? own.length : points;
}

/** Units of all layers, inputs first: `[2, 8, 8, 2]`. */
export function layerSizes({ data, network, training }: Setup): number[] {
  const outputs = training.loss === 'squaredError' ? 1 : classCount(data);
  return [data.kind === 'digits' ? 64 : 2, ...network.hidden, outputs];
}

/** Weights and biases of layers of these sizes: 42 for 2-4-4-2. */
export function parameterCount(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, out, i) => sum + out * ((sizes[i] ?? 0) + 1), 0);
}
