/** What the checkpoint asks of the learner's engine. */
interface Num {
  readonly value: number;
  readonly grad: number;
  readonly edges?: readonly unknown[];
  readonly requiresGrad: boolean;
  add(other: Num | number): Num;
  sub(other: Num | number): Num;
  mul(other: Num | number): Num;
  div(other: Num | number): Num;
  maximum(other: Num | number): Num;
  neg(): Num;
  pow(k: unknown): Num;
  exp(): Num;
  log(): Num;
  tanh(): Num;
  sigmoid(): Num;
  relu(): Num;
  abs(): Num;
  detach(): Num;
  backward(): void;
}
interface Learner {
  Num: new (value: unknown, requiresGrad?: boolean) => Num;
  noGrad<T>(run: () => T): T;
}
type Unary = 'neg' | 'exp' | 'log' | 'tanh' | 'sigmoid' | 'relu' | 'abs';
type Binary = 'add' | 'sub' | 'mul' | 'div' | 'maximum';
const UNARY = new Set(['neg', 'exp', 'log', 'tanh', 'sigmoid', 'relu', 'abs']);
const BINARY = new Set(['add', 'sub', 'mul', 'div', 'maximum']);

/** Runs a postfix program over a, b, c. `=u` keeps a result as u. Gives the value and the three gradients. */
export function recorded({ Num }: Learner, program: string, point: readonly number[]): number[] {
  const inputs = point.map((x) => new Num(x, true));
  const names = new Map<string, Num | number>(inputs.map((input, i) => ['abc'[i], input]));
  const stack: (Num | number)[] = [];
  const lift = (x: Num | number): Num => (typeof x === 'number' ? new Num(x) : x);
  for (const token of program.split(' ')) {
    const named = names.get(token);
    if (token === '=u') names.set('u', stack.pop());
    else if (named !== undefined) stack.push(named);
    else if (token.startsWith('pow:')) stack.push(lift(stack.pop()).pow(Number(token.slice(4))));
    else if (UNARY.has(token)) stack.push(lift(stack.pop())[token as Unary]());
    else if (BINARY.has(token)) {
      const right = stack.pop();
      stack.push(lift(stack.pop())[token as Binary](right));
    } else stack.push(Number(token));
  }
  const output = lift(stack.pop());
  output.backward();
  return [output.value, ...inputs.map(({ grad }) => grad)];
}

export function firstExample({ Num }: Learner): number[] {
  const [x, y] = [new Num(2, true), new Num(3, true)];
  const f = x.add(y).mul(y);
  f.backward();
  return [f.value, x.grad, y.grad];
}

export function afterSweeps({ Num }: Learner, times: number): number[] {
  const [x, y] = [new Num(2, true), new Num(3, true)];
  const u = x.mul(x);
  const f = u.add(u.mul(y));
  for (let i = 0; i < times; i++) f.backward();
  return [x.grad, y.grad];
}

export function afterTwoLosses({ Num }: Learner): number {
  const x = new Num(2, true);
  const u = x.mul(x);
  const [a, b] = [u.mul(3), u.mul(5)];
  a.backward();
  b.backward();
  return x.grad;
}

export function chain({ Num }: Learner, length: number): number[] {
  const x = new Num(1, true);
  let c: Num = x;
  for (let i = 0; i < length; i++) c = c.add(1);
  c.backward();
  return [c.value, x.grad];
}

export function doublings({ Num }: Learner, times: number): number {
  const x = new Num(1, true);
  let c: Num = x;
  for (let i = 0; i < times; i++) c = c.add(c);
  c.backward();
  return x.grad;
}

const KINKS: Readonly<Record<string, (x: Num) => Num>> = {
  relu: (x) => x.relu(),
  abs: (x) => x.abs(),
  power: (x) => x.pow(0),
  tie: (x) => x.maximum(0),
  sigmoid: (x) => x.sigmoid(),
};

export function kink({ Num }: Learner, name: string, at: number): number[] {
  const x = new Num(at, true);
  const out = KINKS[name](x);
  out.backward();
  return [out.value, x.grad];
}

export function edgesOfConstants({ Num }: Learner): number {
  const { edges } = new Num(2).mul(3).add(new Num(1));
  return edges?.length ?? -1;
}

/** Is the product of a tracked leaf tracked: outside, inside, inside again after a nested block, and after an exception? */
export function tracked({ Num, noGrad }: Learner): boolean[] {
  const w = new Num(2, true);
  const told = [w.mul(3).requiresGrad];
  noGrad(() => {
    const h = w.mul(3);
    told.push(h.requiresGrad || (h.edges?.length ?? 0) > 0);
    noGrad(() => null);
    told.push(w.mul(3).requiresGrad);
  });
  try {
    noGrad(() => {
      throw new RangeError('on purpose');
    });
  } catch {
    // what counts is what comes after
  }
  told.push(w.mul(3).requiresGrad);
  return told;
}

export function detached({ Num }: Learner, which: string): number {
  const x = new Num(3, true);
  const y = x.mul(x);
  const z = which === 'square' ? y.detach().mul(x) : y.mul(x.detach());
  z.backward();
  return x.grad;
}

const REFUSED: Readonly<Record<string, (learner: Learner) => unknown>> = {
  'log of 0': ({ Num }) => new Num(0).log(),
  'a text': ({ Num }) => new Num('a'),
  'an exponent that is a Num': ({ Num }) => new Num(2).pow(new Num(3)),
  'backward of a constant': ({ Num }) => new Num(2).mul(3).backward(),
};

export function outcomeOf(learner: Learner, what: string): string {
  try {
    REFUSED[what](learner);
  } catch (error) {
    return /is not a (function|constructor)/.test(String(error)) ? 'not written yet' : 'an error';
  }
  return 'no error';
}
