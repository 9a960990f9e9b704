/** NaN is not JSON, and the kind of the error is the learner's choice. */
type Gradients = Readonly<Record<string, readonly number[]>>;

interface Learner {
  report(ours: Gradients, theirs: Gradients): readonly [string, number];
}

/** A NaN of ours in `b`, beside an error of 0.5 in `W`. */
export function withNaN({ report }: Learner): readonly [string, number] {
  return report({ W: [1], b: [NaN, 2] }, { W: [2], b: [1, 2] });
}

/** A NaN of theirs. */
export function withTheirNaN({ report }: Learner): readonly [string, number] {
  return report({ b: [1] }, { b: [NaN] });
}

/** What happens: `a report`, or an error that says the name or does not. */
export function outcomeOf({ report }: Learner, ours: Gradients, theirs: Gradients, name: string): string {
  try {
    report(ours, theirs);
  } catch (error) {
    return new RegExp(`\\b${name}\\b`).test(String(error)) ? 'an error with the name' : 'an error without the name';
  }
  return 'a report';
}
