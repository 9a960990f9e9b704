/** The sets one can learn: points of the plane from a seed, one's own points, and handwritten digits. */
import { Random } from '../engine/index.ts';
import { PLANE } from './choices.ts';
import { PIXELS, TRAIN_COUNT } from './digits-data.ts';
import { classCount } from './sizes.ts';
import type { DataSpec } from './spec.ts';

export interface Examples {
  /** Row by row: `(count, inputs)`. */
  readonly x: Float64Array;
  /** Class numbers from 0, `(count)`. */
  readonly y: Uint8Array;
  readonly count: number;
}

export interface Dataset {
  readonly inputs: number;
  readonly classes: number;
  readonly train: Examples;
  /** Empty where nothing can be spared: the four corners of XOR, few own points. */
  readonly test: Examples;
}

/** From so many own points on, every fourth one tests. */
const ENOUGH_TO_TEST = 20;

type Point = readonly [x: number, y: number];
/** The place of an example of class `c`, before noise. */
type Shape = (c: number, generator: Random) => Point;

const arm =
  (turns: number, classes: number): Shape =>
  (c, generator) => {
    const along = generator.uniform(0.04, 1);
    const angle = 2 * Math.PI * (turns * along + c / classes);
    return [1.25 * along * Math.cos(angle), 1.25 * along * Math.sin(angle)];
  };

const SHAPES = {
  // Two half circles, one upside down and moved by half a width.
  moons: (c, generator) => {
    const angle = generator.uniform(0, Math.PI);
    const [x, y] =
      c === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return [0.8 * (x - 0.5), 0.8 * (y - 0.25)];
  },
  circles: (c, generator) => {
    const angle = generator.uniform(0, 2 * Math.PI);
    const radius = c === 0 ? 0.5 : 1.1;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  },
  blobs: (c) => {
    const angle = Math.PI / 2 + (2 * Math.PI * c) / 3;
    return [0.75 * Math.cos(angle), 0.75 * Math.sin(angle)];
  },
  // XOR of two signs: 0 where they are equal.
  quadrants: (c, generator) => {
    const [x, y] = [generator.uniform(0.05, 1.2), generator.uniform(0.05, 1.2)];
    const side = generator.uniform() < 0.5 ? 1 : -1;
    return [side * x, side * (c === 0 ? y : -y)];
  },
  spiral2: arm(1, 2),
  spiral3: arm(0.75, 3),
} satisfies Partial<Record<DataSpec['kind'], Shape>>;

/** The set that a valid spec asks for: the same spec gives the same numbers on every machine. */
export function makeDataset(spec: DataSpec): Dataset {
  const { kind } = spec;
  const classes = classCount(spec);
  if (kind === 'digits') return digits();
  if (kind === 'xor') {
    const corners: Labeled[] = [
      [-1, -1, 0],
      [-1, 1, 1],
      [1, -1, 1],
      [1, 1, 0],
    ];
    return { inputs: 2, classes, train: pack(corners), test: pack([]) };
  }
  if (kind === 'own') {
    const tests = (i: number) => spec.own.length >= ENOUGH_TO_TEST && i % 4 === 3;
    const train = spec.own.filter((_, i) => !tests(i));
    return { inputs: 2, classes, train: pack(train), test: pack(spec.own.filter((_, i) => tests(i))) };
  }
  const generator = new Random(spec.seed);
  const draw = (count: number): Labeled[] =>
    Array.from({ length: count }, (_, i) => {
      const c = i % classes;
      const [x, y] = SHAPES[kind](c, generator);
      return [within(x + generator.normal(0, spec.noise)), within(y + generator.normal(0, spec.noise)), c];
    });
  return { inputs: 2, classes, train: pack(draw(spec.points)), test: pack(draw(Math.ceil(spec.points / 2))) };
}

const within = (x: number): number => Math.min(PLANE, Math.max(-PLANE, x));

type Labeled = readonly [x: number, y: number, c: number];

function pack(points: readonly Labeled[]): Examples {
  return {
    x: Float64Array.from(points.flatMap((point) => point.slice(0, 2))),
    y: Uint8Array.from(points, ([, , c]) => c),
    count: points.length,
  };
}

/** 8 × 8 images, ink from 0 to 1. */
function digits(): Dataset {
  const ink = Float64Array.from(PIXELS, (letter) => (letter.charCodeAt(0) - 97) / 16);
  const count = ink.length / 64;
  const y = Uint8Array.from({ length: count }, (_, i) => i % 10);
  const part = (from: number, to: number): Examples => ({
    x: ink.slice(from * 64, to * 64),
    y: y.slice(from, to),
    count: to - from,
  });
  return { inputs: 64, classes: 10, train: part(0, TRAIN_COUNT), test: part(TRAIN_COUNT, count) };
}
