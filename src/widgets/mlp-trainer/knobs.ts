/** What a reader may change; the rest stands as the author wrote it. */
export const KNOBS = [
  'data',
  'points',
  'noise',
  'hidden',
  'activation',
  'init',
  'loss',
  'optimizer',
  'rate',
  'batch',
  'seed',
  'precision',
  'zeroGrad',
] as const;
export type Knob = (typeof KNOBS)[number];
