/**
 * Makes a small program with the learner's class, walks it back, and reports every named number.
 *
 * Runs inside the sandbox as an exercise's probes do: the page hands this file over as text. It knows no right number.
 */
interface Num {
  readonly value: unknown;
  readonly grad: unknown;
  readonly edges: Iterable<readonly [Num, number]>;
  backward(): void;
}
interface Program {
  readonly class: string;
  readonly output: string;
  readonly steps: readonly (
    | { readonly id: string; readonly at: number }
    | { readonly id: string; readonly op: string; readonly args: readonly (string | number)[] }
  )[];
}
type Learner = Record<string, new (value: number) => Num>;

const METHODS: Record<string, string> = { max: 'maximum' };
const MOST_PAIRS = 200;

class MissingOperation extends Error {
  override readonly name = 'MissingOperation';
}

/** Local derivatives toward named nodes, steps in between multiplied out; null where edges cannot be read. */
function localsOf(node: Num, names: ReadonlyMap<unknown, string>): Record<string, number> | null {
  const found: Record<string, number> = {};
  let left = MOST_PAIRS;
  const follow = (at: Num, factor: number): void => {
    for (const [source, local] of at.edges) {
      left -= 1;
      if (left < 0) throw new RangeError('too many edges to read');
      const name = names.get(source);
      if (name === undefined) follow(source, factor * local);
      else found[name] = (found[name] ?? 0) + factor * local;
    }
  };
  try {
    follow(node, 1);
  } catch {
    return null;
  }
  return found;
}

function failure(during: string, at: string, error: unknown) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { during, at, name, message: message.slice(0, 200) };
}

export function trace(learner: Learner, program: Program) {
  const Make = learner[program.class];
  if (typeof Make !== 'function') throw new Error(`there is no exported class ${program.class}`);
  const made = new Map<string, Num>();
  let failed: ReturnType<typeof failure> | null = null;
  for (const step of program.steps) {
    try {
      let node: Num;
      if ('at' in step) node = new Make(step.at);
      else {
        const [first, ...rest] = step.args.map((arg) => (typeof arg === 'string' ? made.get(arg) : arg));
        const left = typeof first === 'number' ? new Make(first) : first;
        const method = (left as unknown as Record<string, unknown>)[METHODS[step.op] ?? step.op];
        if (typeof method !== 'function') throw new MissingOperation(METHODS[step.op] ?? step.op);
        node = method.apply(left, rest) as Num;
      }
      void [node.value, node.grad];
      made.set(step.id, node);
    } catch (error) {
      failed = failure('making', step.id, error);
      break;
    }
  }
  if (failed === null) {
    try {
      made.get(program.output)?.backward();
    } catch (error) {
      failed = failure('backward', program.output, error);
    }
  }
  const names = new Map([...made].map(([id, node]) => [node, id]));
  const nodes = [...made].map(([id, node]) => ({
    id,
    value: node.value,
    grad: node.grad,
    locals: localsOf(node, names),
  }));
  return { nodes, failure: failed };
}
