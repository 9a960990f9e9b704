/** Slips that do not sit on one edge: the wrong question answered. */
import { evaluate } from '../../expr/evaluate.ts';
import type { Env, Expr } from '../../expr/types.ts';
import { pathsFrom, type Sheet } from './sheet.ts';
import type { Candidate, Slip } from './slip.ts';

function* others({ graph, wrt }: Sheet): Generator<string> {
  for (const name of graph.inputs) if (name !== wrt) yield name;
}

function* otherVariable(sheet: Sheet): Generator<Candidate> {
  const { output } = sheet.graph;
  for (const name of others(sheet))
    yield {
      at: (i) => sheet.partial(i, undefined, name),
      message: `This is the partial by ${name}. Asked is the one by ${sheet.wrt}: move only ${sheet.wrt}.`,
      place: { node: sheet.wrt },
      yours: `∂${output}/∂${name}`,
      right: `∂${output}/∂${sheet.wrt}`,
    };
}

/** Whether two variables enter one max or min: its partials add up to 1, which is the gate ignored. */
const gatedTogether = ({ graph }: Sheet, a: string, b: string): boolean =>
  graph.nodes.some(
    ({ op, inputs }) => (op === 'max' || op === 'min') && inputs.includes(a) && inputs.includes(b),
  );

/** The whole partial by another variable, or its direct edge to the output, added to the right answer. */
function* partialsAdded(sheet: Sheet): Generator<Candidate> {
  for (const name of others(sheet)) {
    if (gatedTogether(sheet, name, sheet.wrt)) continue;
    const told = {
      message: `Your sum holds a part that comes from ${name}. It does not belong here: ${name} stays still while ${sheet.wrt} moves.`,
      place: { node: name },
    };
    yield { ...told, at: (i) => sheet.partial(i) + sheet.partial(i, undefined, name) };
    // longer paths of other variables would explain almost anything
    for (const path of pathsFrom(sheet.graph, name).filter(({ length }) => length === 1))
      yield {
        ...told,
        at: (i) => sheet.partial(i) + path.reduce((product, edge) => product * sheet.local(edge, i), 1),
      };
  }
}

/** All non-empty selections of at most five names. */
function subsets(names: readonly string[]): string[][] {
  const few = names.slice(0, 5);
  return Array.from({ length: 2 ** few.length - 1 }, (_, k) =>
    few.filter((_name, bit) => ((k + 1) >> bit) & 1),
  );
}

/** The right derivative with some of the exercise's numbers already put in. */
export function numbersTooEarly(truth: Expr, point: Env): Slip {
  return {
    id: 'numbers-too-early',
    message: 'You put numbers in too early. Keep the letters: the formula must hold at every point.',
    candidates: function* ({ graph, points }) {
      for (const names of subsets(graph.inputs.filter((name) => Object.hasOwn(point, name)))) {
        const fixed = Object.fromEntries(names.map((name) => [name, point[name] as number]));
        const list = names.map((name) => `${name} = ${fixed[name]}`).join(', ');
        yield {
          at: (i) => evaluate(truth, { ...(points[i] as Env), ...fixed }),
          message: `You have put in ${list}. Asked is a formula that holds at every point, so keep the letters.`,
          // a name the derivative does not depend on changes nothing: the same slip
          key: 'numbers',
        };
      }
    },
  };
}

export const WHOLE_SLIPS: readonly Slip[] = [
  {
    id: 'gave-f',
    message: 'This is the function itself. Asked is how fast it changes.',
    candidates: function* ({ graph, value }) {
      yield {
        at: (i) => value(graph.output, i),
        message: `This is ${graph.output} itself. Asked is how fast ${graph.output} changes.`,
        place: { node: graph.output },
      };
    },
  },
  {
    id: 'treated-as-constant',
    message: 'The variable was treated as a constant.',
    evident: true,
    candidates: function* ({ graph, wrt }) {
      yield {
        at: () => 0,
        message: `0 would mean that ${graph.output} does not change with ${wrt}. Here ${wrt} is the one that moves; the others are constant.`,
        place: { node: wrt },
      };
    },
  },
  { id: 'other-variable', message: 'This is the partial by another variable.', candidates: otherVariable },
  {
    id: 'partials-added',
    message: 'Partials by different variables were added. One variable moves at a time.',
    candidates: partialsAdded,
  },
];
