/**
 * A Parsons puzzle (Parsons and Haden 2006) made from the reference solution: its lines, out of order, to be put in
 * order. Indentation is given. Comments and empty lines are left out, and lines that only close a bracket stay with the
 * line before them, so that every piece says something.
 */
const COMMENT = /^\s*(\/\/|\/\*|\*|#|""")/;
const CLOSES = /^\s*[)\]}][;,)\]}]*\s*$/;
/** A parameter list over several lines stays in one piece. */
const OPENS = /[([,]\s*$/;

export function pieces(solution: string): string[] {
  const found: string[] = [];
  let open = false;
  for (const line of solution.split('\n')) {
    if (line.trim() === '' || COMMENT.test(line)) continue;
    const text = line.replace(/\s+(\/\/|#) .*$/, '').trimEnd();
    if (found.length > 0 && (open || CLOSES.test(text))) found[found.length - 1] += `\n${text}`;
    else found.push(text);
    open = OPENS.test(text);
  }
  return found;
}

/** The order pieces are offered in: by a hash of their text and place, so the same every time, and never the answer. */
export function shuffled(all: readonly string[]): number[] {
  const weight = (index: number) => {
    let hash = 2166136261 ^ index;
    for (const char of all[index] ?? '') hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    return hash >>> 0;
  };
  const order = all.map((_, index) => index).sort((a, b) => weight(a) - weight(b));
  if (order.every((index, place) => all[index] === all[place])) order.reverse();
  return order;
}

/** How many pieces from the top stand where the solution has them. Equal pieces may trade places. */
export function rightFromTop(all: readonly string[], order: readonly number[]): number {
  const wrong = order.findIndex((index, place) => all[index] !== all[place]);
  return wrong === -1 ? all.length : wrong;
}
