/** The ways to start that are compared, and what they are called. */
import type { Init } from '../../training/choices.ts';

export const STARTS = ['zeros', 'constant', 'small', 'large', 'xavier', 'he', 'pytorch'] as const;
export type Start = (typeof STARTS)[number];

/** So many runs are compared at once: more lines than that cannot be told apart. */
export const MOST_RUNS = 6;

interface StartInfo {
  readonly name: string;
  readonly init: Init;
  /** `fanIn`: one over the units of a layer, so that sums neither vanish nor saturate. */
  readonly scale: number | 'fanIn';
}

export const START_INFO: Readonly<Record<Start, StartInfo>> = {
  zeros: { name: 'zeros', init: 'zeros', scale: 0 },
  constant: { name: 'all equal', init: 'constant', scale: 'fanIn' },
  small: { name: 'σ = 0.01', init: 'normal', scale: 0.01 },
  large: { name: 'σ = 1', init: 'normal', scale: 1 },
  xavier: { name: 'Xavier', init: 'xavier', scale: 1 },
  he: { name: 'He', init: 'he', scale: 1 },
  pytorch: { name: 'PyTorch', init: 'pytorch', scale: 1 },
};
