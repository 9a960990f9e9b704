/** What the parts of a setup are called on the page. */
import type { Activation, DataKind, Init } from '../../training/choices.ts';
import type { Setup } from '../../training/spec.ts';

export const DATA_NAMES: Readonly<Record<DataKind, string>> = {
  moons: 'two moons',
  circles: 'two circles',
  blobs: 'three blobs',
  quadrants: 'XOR, many points',
  xor: 'XOR, four corners',
  spiral2: 'spiral, two classes',
  spiral3: 'spiral, three classes',
  digits: 'handwritten digits',
  own: 'your own points',
};

export const ACTIVATION_NAMES: Readonly<Record<Activation, string>> = {
  tanh: 'tanh',
  relu: 'ReLU',
  sigmoid: 'sigmoid',
  linear: 'none (linear)',
};

export const INIT_NAMES: Readonly<Record<Init, string>> = {
  xavier: 'Xavier',
  he: 'He',
  pytorch: 'PyTorch’s default',
  normal: 'normal, σ = scale',
  constant: 'all equal to scale',
  zeros: 'zeros',
  sine: 'sine (lesson N13)',
  'sine-by-neuron': 'sine by neuron (N12)',
};

export const OPTIMIZER_NAMES: Readonly<Record<Setup['training']['optimizer'], string>> = {
  sgd: 'SGD',
  momentum: 'SGD with momentum 0.9',
  adam: 'Adam',
};

export const LOSS_NAMES: Readonly<Record<Setup['training']['loss'], string>> = {
  crossEntropy: 'cross-entropy',
  squaredError: 'squared error',
};

/** How points of a class are drawn, as a letter. */
export const CLASS_MARKS = ['●', '◆', '▲'] as const;

/** Which initializations have a scale to choose. */
export const HAS_SCALE: readonly Init[] = ['normal', 'constant', 'sine', 'sine-by-neuron'];
