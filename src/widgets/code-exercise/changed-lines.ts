/**
 * A program that makes a mistake, as the solution with a few lines changed. Only the change is written down, so that it
 * is what a reader sees, and so that a better solution needs no second copy.
 */
export interface Change {
  /** Whole lines that stand once in the program, without the indent of their place. */
  readonly find: string;
  /** The lines in their place, with the same indent. */
  readonly replace: string;
}

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const linesOf = (text: string): string[] => text.trimEnd().split('\n');

/** @throws Error that quotes `find` when it stands in the program not once but never, or several times. */
export function changedLines(program: string, { find, replace }: Change): string {
  const wanted = linesOf(find)
    .map((line, i) => (line === '' ? '' : `${i === 0 ? '' : '\\1'}${literal(line)}`))
    .join('\n');
  const place = new RegExp(`^( *)${wanted}$`, 'gm');
  const places = program.match(place)?.length ?? 0;
  if (places !== 1) throw new Error(`these lines stand in the solution ${places} times, not once:\n${find}`);
  return program.replace(place, (_lines, indent: string) =>
    linesOf(replace)
      .map((line) => (line === '' ? '' : indent + line))
      .join('\n'),
  );
}
