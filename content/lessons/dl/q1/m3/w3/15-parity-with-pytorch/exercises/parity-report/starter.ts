type Gradients = Readonly<Record<string, readonly number[]>>;

/** The worst parameter, and its relative error. */
export function report(
  ours: Gradients,
  theirs: Gradients,
): [name: string, error: number] {
  // TODO: throw an error if names or lengths do not agree

  let worst: [string, number] = ['', 0];
  for (const [name, list] of Object.entries(ours)) {
    for (const [i, a] of list.entries()) {
      const b = theirs[name][i];
      // TODO: compare a with b, and keep the worst
    }
  }
  return worst;
}
