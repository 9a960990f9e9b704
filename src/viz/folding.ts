/** Which repeated parts of a graph are folded, as a reader chooses them and a link keeps them. */
import { print } from '../expr/print.ts';
import type { Group } from './fold.ts';
import { type MathRun, mathRuns } from './math-text.ts';

export interface Folding {
  /** All are folded, but for the exceptions; otherwise none, but for them. */
  readonly all: boolean;
  readonly except: readonly string[];
}

/** Groups of one structure, as the page lists them. */
export interface Repeat {
  readonly kind: Group['kind'];
  /** Ids of the groups, in the order of the graph. */
  readonly groups: readonly string[];
  /** How many operations stand in each. */
  readonly operations: number;
  /** The first group's formula, for repeated parts and powers; a sum is named by its terms' number. */
  readonly formula: readonly MathRun[];
  readonly terms: number;
}

export function isFolded(folding: Folding | undefined, id: string): boolean {
  return folding !== undefined && folding.all !== folding.except.includes(id);
}

/** The same choice with these groups folded, or opened. `every` are all there are. */
export function folded(
  folding: Folding | undefined,
  groups: readonly string[],
  fold: boolean,
  every: readonly string[],
): Folding | undefined {
  const inside = every.filter((id) => (groups.includes(id) ? fold : isFolded(folding, id)));
  if (inside.length === 0) return undefined;
  const all = 2 * inside.length > every.length;
  return { all, except: all ? every.filter((id) => !inside.includes(id)) : inside };
}

export function repeatsOf(groups: readonly Group[]): Repeat[] {
  const classes = new Map<string, Group[]>();
  for (const group of groups) classes.set(group.shape, [...(classes.get(group.shape) ?? []), group]);
  return [...classes.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { kind, formula, members } = first;
    return {
      kind,
      groups: alike.map(({ id }) => id),
      operations: members.length,
      formula: kind === 'sum' ? [] : mathRuns(print(formula)),
      terms: members.length + 1,
    };
  });
}
