/** Builds expressions with the learner's class and reads what its sweep leaves on the inputs. */
interface Num {
  readonly value: number;
  readonly grad: number;
  add(other: Num | number): Num;
  sub(other: Num | number): Num;
  mul(other: Num | number): Num;
  div(other: Num | number): Num;
  neg(): Num;
  pow(k: number): Num;
  tanh(): Num;
  backward(): void;
}
interface Learner {
  Num: new (value: number) => Num;
}
type Point = Readonly<Record<string, number>>;
type Inputs = Readonly<Record<string, Num>>;

const FUNCTIONS: Readonly<Record<string, (at: Inputs) => Num>> = {
  productOfSum: ({ x, y }) => x.add(y).mul(y),
  square: ({ x }) => x.mul(x),
  double: ({ x }) => x.add(x),
  cube: ({ x }) => x.mul(x).mul(x),
  fork: ({ x, y }) => {
    const u = x.mul(x);
    return u.add(u.mul(y));
  },
  byHand: ({ a, b }) => {
    const p = a.mul(b);
    return p.add(a).mul(p);
  },
  mixed: ({ x, y }) => x.div(y).neg().add(1).add(x.mul(3)).sub(y.neg()),
  composite: ({ x, y }) => x.mul(y).tanh().add(2).pow(3).div(y.add(5)),
  unused: ({ x, y }) => x.mul(5).add(y.mul(0).value),
  itself: ({ x }) => x,
};

/** The value of a named function at a point, and the gradient of each input. */
export function run({ Num }: Learner, name: string, point: Point): Record<string, number> {
  const inputs = Object.fromEntries(Object.entries(point).map(([id, value]) => [id, new Num(value)]));
  const output = FUNCTIONS[name](inputs);
  output.backward();
  return { value: output.value, ...Object.fromEntries(Object.keys(point).map((id) => [id, inputs[id].grad])) };
}

export function outcomeOfText({ Num }: Learner): string {
  try {
    new Num('a' as unknown as number);
  } catch {
    return 'an error';
  }
  return 'a Num';
}

/** The gradient of the number that is doubled `times` times with c = c + c. */
export function gradientOfDoublings({ Num }: Learner, times: number): number {
  const x = new Num(1);
  let c = x;
  for (let i = 0; i < times; i++) c = c.add(c);
  c.backward();
  return x.grad;
}

/**
 * Of `count` random expressions in three inputs: in how many does a gradient differ from what nudging shows? Each
 * is a list of operations on earlier results, so results are shared. Operations keep values small and smooth.
 */
export function disagreements({ Num }: Learner, count: number): number {
  const random = generator(2026);
  const pick = (n: number) => Math.floor(random() * n);
  let wrong = 0;
  for (let i = 0; i < count; i++) {
    const plan = Array.from({ length: 8 }, (_, at) => ({
      op: pick(6),
      left: pick(at + 3),
      right: pick(at + 3),
      k: 2 + pick(2),
    }));
    const build = (at: readonly number[]): { inputs: Num[]; output: Num } => {
      const inputs = at.map((value) => new Num(value));
      const results = [...inputs];
      for (const { op, left, right, k } of plan) {
        const [a, b] = [results[left], results[right]];
        results.push(
          op === 0
            ? a.add(b)
            : op === 1
              ? a.mul(b).tanh()
              : op === 2
                ? a.sub(b).mul(0.5)
                : op === 3
                  ? a.div(b.mul(b).add(2))
                  : op === 4
                    ? a.tanh().pow(k)
                    : b.neg().add(a.mul(0.25)),
        );
      }
      return { inputs, output: results.slice(-3).reduce((sum, result) => sum.add(result)) };
    };
    const point = [0, 1, 2].map(() => 2 * random() - 1);
    const { inputs, output } = build(point);
    output.backward();
    const h = 1e-5;
    const agrees = inputs.every(({ grad }, at) => {
      const moved = (by: number) => build(point.map((value, j) => (j === at ? value + by : value))).output.value;
      const nudged = (moved(h) - moved(-h)) / (2 * h);
      return Math.abs(grad - nudged) <= 1e-6 * Math.max(1, Math.abs(nudged));
    });
    if (!agrees) wrong++;
  }
  return wrong;
}

/** Numbers in [0, 1), the same on every machine (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
