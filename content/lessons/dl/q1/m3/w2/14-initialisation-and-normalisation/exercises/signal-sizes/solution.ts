const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function std(rows: number[][]): number {
  const center = mean(rows.flat());
  const squares = rows.flat().map((value) => (value - center) ** 2);
  return Math.sqrt(mean(squares));
}

const product = (a: number[][], b: number[][]) =>
  a.map((row) =>
    b[0].map((_, j) =>
      row.reduce((sum, value, k) => sum + value * b[k][j], 0),
    ),
  );

/** Standard deviation of all entries after each layer. */
export function layerStds(
  matrices: number[][][],
  x: number[][],
): number[] {
  let signal = x;
  return matrices.map((weights) => {
    signal = product(signal, weights);
    return std(signal);
  });
}

/** Standard deviation of first weights. */
export function chooseSigma(
  nIn: number,
  nOut: number,
  activation: string,
): number {
  if (activation === 'relu') return Math.sqrt(2 / nIn);
  if (activation === 'tanh' || activation === 'linear')
    return Math.sqrt(2 / (nIn + nOut));
  throw new RangeError(`no rule for ${activation}`);
}
