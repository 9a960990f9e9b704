/** Ten layers of random weights: too many numbers to write down, and the same ones in each run. */
type Matrix = number[][];
interface Learner {
  layerStds(matrices: Matrix[], x: Matrix): number[];
  chooseSigma(nIn: number, nOut: number, activation: string): number;
}

const WIDTH = 32;

/** Sums of twelve uniform numbers are close enough to normal; mulberry32 makes the uniform ones. */
function normals(seed: number): (sigma: number) => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return (sigma) => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sigma * sum;
  };
}

function throughTen(learner: Learner, sigma: number): number[] {
  const next = normals(2026);
  const square = (spread: number): Matrix =>
    Array.from({ length: WIDTH }, () => Array.from({ length: WIDTH }, () => next(spread)));
  const x = square(1);
  return learner.layerStds(Array.from({ length: 10 }, () => square(sigma)), x);
}

/** With the chosen spread, how many of the ten layers have a signal below a half or above 2? */
export function farFromOne(learner: Learner): number {
  const stds = throughTen(learner, learner.chooseSigma(WIDTH, WIDTH, 'linear'));
  return stds.filter((std) => !(std > 0.5 && std < 2)).length;
}

/** With a spread of 0.1, how many layers are off by more than half from (root of 32 times 0.1) to their number? */
export function farFromPredicted(learner: Learner): number {
  return throughTen(learner, 0.1).filter((std, i) => {
    const ratio = std / (Math.sqrt(WIDTH) * 0.1) ** (i + 1);
    return !(ratio > 0.5 && ratio < 1.5);
  }).length;
}

export function batchAfterwards(learner: Learner): Matrix {
  const x = [
    [1, 2],
    [3, 4],
  ];
  learner.layerStds(
    [
      [
        [2, 0],
        [0, 2],
      ],
    ],
    x,
  );
  return x;
}
