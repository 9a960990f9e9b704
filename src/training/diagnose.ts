/** What the numbers of a run say, in words. A sentence is spoken only when its numbers leave no doubt. */
import type { Setup } from './spec.ts';
import type { Summary } from './summary.ts';

export interface Layer {
  /** `layer 1`, …, `output`. */
  readonly name: string;
  readonly activations: Summary;
  /** Of the loss with respect to the layer's values before the activation. */
  readonly gradients: Summary;
  /** All units of this layer have the same weights. */
  readonly equalRows: boolean;
  readonly largestWeight: number;
}

/** A first loss above this is no guess about the classes: the first weights alone make it. */
const WILD = 50;

/** Why the loss is no finite number any more. `first` is the loss at step 0, `largest` the largest |weight| by now. */
export function causeOf({ training, network }: Setup, step: number, first: number, largest: number): string {
  if (step === 0)
    return `The very first loss is not a finite number: the first weights (${network.init}) are too large for ${network.hidden.length} layers.`;
  const grown = Number.isFinite(largest)
    ? `have grown to ${largest.toExponential(1)}`
    : 'have outgrown the numbers';
  const cause =
    first > WILD
      ? `The first loss was already ${first.toPrecision(2)}: the first weights are too large for ${network.hidden.length} hidden layers.`
      : training.zeroGrad
        ? 'Each update overshoots: the learning rate is too high for these gradients. Try a tenth of it, or smaller first weights.'
        : 'The gradients are never zeroed, so they pile up. Zero them before each backward pass.';
  return `After step ${step} the loss is not a finite number; the weights ${grown}. ${cause}`;
}

/** Gradients this much smaller at one end are as good as gone. */
const VANISHED = 1e-4;
const EXPLODED = 1e4;

/** What stands out in a network's layers, the most telling first; empty when nothing does. */
export function remarks(layers: readonly Layer[], { network }: Setup): string[] {
  const found: string[] = [];
  const hidden = layers.slice(0, -1);
  const [first, last] = [layers[0], layers.at(-1)];
  if (first === undefined || last === undefined) return found;
  const gone = layers.slice(0, -1).filter(({ gradients }) => gradients.low === 0 && gradients.high === 0);
  if (gone.length > 0)
    found.push(
      `No gradient reaches ${list(gone.map(({ name }) => name))}: every entry is exactly 0, so these weights cannot change.`,
    );
  const equal = hidden.filter(({ equalRows }) => equalRows);
  if (equal.length > 0)
    found.push(
      `All units of ${list(equal.map(({ name }) => name))} have the same weights. They get the same gradient and stay equal: the layer works like one unit.`,
    );
  if (network.activation === 'tanh') {
    const flat = hidden.filter(({ activations }) => activations.flat > 0.5);
    if (flat.length > 0)
      found.push(
        `More than half of the outputs of ${list(flat.map(({ name }) => name))} lie beyond ±0.97, where tanh is flat and lets little gradient through.`,
      );
  }
  if (network.activation === 'relu') {
    const dead = hidden.filter(({ activations }) => activations.zeros > 0.9);
    if (dead.length > 0)
      found.push(
        `More than 90 % of the outputs of ${list(dead.map(({ name }) => name))} are 0: most units are off.`,
      );
  }
  const ratio = first.gradients.std / last.gradients.std;
  if (gone.length === 0 && hidden.length > 0 && Number.isFinite(ratio)) {
    if (ratio < VANISHED)
      found.push(
        `Gradients vanish: at layer 1 they are ${ratio.toExponential(0)} times those at the output, so the first layers hardly learn.`,
      );
    if (ratio > EXPLODED)
      found.push(
        `Gradients explode on their way back: at layer 1 they are ${ratio.toExponential(0)} times those at the output.`,
      );
  }
  return found;
}

/** `layer 1`, `layers 1 and 2`, `layers 1, 2 and 3`. */
function list(names: readonly string[]): string {
  if (names.length === 1) return names[0]!;
  const short = names.map((name) => name.replace('layer ', ''));
  return `layers ${short.slice(0, -1).join(', ')} and ${short.at(-1)}`;
}
