/** What an operation keeps for the way back: one of its inputs, and the local derivative toward it. */
type Edge = readonly [input: Num, local: number];

/** A number that remembers what it was made from. */
export class Num {
  grad = 0;
  readonly value: number;
  readonly edges: readonly Edge[];

  constructor(value: number, edges: readonly Edge[] = []) {
    // TODO: refuse a value that is not a number.
    this.value = value;
    this.edges = edges;
  }

  add(other: Num | number): Num {
    // TODO: other may be a plain number.
    return new Num(this.value + other.value, [
      [this, 1],
      [other, 1],
    ]);
  }

  mul(other: Num | number): Num {
    throw new Error('mul is not written yet');
  }

  pow(k: number): Num {
    throw new Error('pow is not written yet');
  }

  tanh(): Num {
    throw new Error('tanh is not written yet');
  }

  neg(): Num {
    throw new Error('neg is not written yet');
  }

  sub(other: Num | number): Num {
    throw new Error('sub is not written yet');
  }

  div(other: Num | number): Num {
    throw new Error('div is not written yet');
  }

  backward(): void {
    // TODO: list the nodes so that each stands after its inputs, then walk the list from its end.
  }
}
