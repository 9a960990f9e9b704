/** What one can choose from, and how much of it. Plain lists, so that a page may show them without what checks them. */

export const DATA_KINDS = [
  'moons',
  'circles',
  'blobs',
  'quadrants',
  'xor',
  'spiral2',
  'spiral3',
  'digits',
  'own',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

export const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'linear'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const INITS = [
  'xavier',
  'he',
  'pytorch',
  'normal',
  'constant',
  'zeros',
  'sine',
  'sine-by-neuron',
] as const;
export type Init = (typeof INITS)[number];

export const LIMITS = {
  layers: 12,
  units: 256,
  points: 2000,
  ownPoints: 500,
  classes: 3,
  seed: 2 ** 31 - 1,
  rate: 100,
  /** Parameters × training points: one pass over the data stays within some tens of milliseconds. */
  work: 6e7,
} as const;

/** Coordinates in the plane lie within ±PLANE; so does what is drawn. */
export const PLANE = 1.5;
