/** The change that an exercise's author knows to work: the setup it makes, and the words for it. */
import { type Setup, setupOf } from '../../training/spec.ts';
import { setupWords } from './task.ts';

interface Change {
  readonly network: Readonly<Record<string, unknown>>;
  readonly training: Readonly<Record<string, unknown>>;
}

/** @throws RangeError for a change that makes no sound setup */
export function solvedSetup(start: Setup, { network, training }: Change): Setup {
  return setupOf({
    data: start.data,
    network: { ...start.network, ...network },
    training: { ...start.training, ...training },
  });
}

/** What differs, in words: `rate 0.3, Xavier`. */
export function changedWords(start: Setup, solved: Setup): string {
  const before = setupWords(start).split(', ');
  return setupWords(solved)
    .split(', ')
    .filter((word) => !before.includes(word))
    .join(', ');
}
