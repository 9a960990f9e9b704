type Gradients = Readonly<Record<string, readonly number[]>>;

/** The worst parameter, and its relative error. */
export function report(
  ours: Gradients,
  theirs: Gradients,
): [name: string, error: number] {
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [ours[name]?.length, theirs[name]?.length];
    if (a !== b) {
      throw new RangeError(`${name}: ${a ?? 'no'} numbers of ours, ${b ?? 'no'} of theirs`);
    }
  }

  let worst: [string, number] = ['', 0];
  for (const [name, list] of Object.entries(ours)) {
    for (const [i, a] of list.entries()) {
      const error = relative(a, theirs[name][i]);
      if (error > worst[1]) worst = [name, error];
    }
  }
  return worst;
}

function relative(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  const size = Math.max(Math.abs(a), Math.abs(b));
  return size === 0 ? 0 : Math.abs(a - b) / size;
}
