/** A predicted output beside the real one. Blanks, kinds of quotes and 6 for 6.0 are not what is asked about. Pure. */
export type PredictVerdict =
  | { readonly kind: 'correct'; readonly exact: boolean }
  | { readonly kind: 'wrong'; readonly html: string }
  | { readonly kind: 'unmarkable'; readonly html: string };

interface Question {
  readonly output: string;
  /** `html` is trusted: made from the author's Markdown at build. */
  readonly wrong: readonly { readonly output: string; readonly html: string }[];
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Numbers in their shortest form; quotes of one kind; no blanks. */
function essence(line: string): string {
  return line
    .replaceAll(/[‘’“”"]/g, "'")
    .replaceAll('−', '-')
    .replaceAll(/(?<![\w.])\d+\.?\d*(?:e[+-]?\d+)?/gi, (digits) => String(Number(digits)))
    .replaceAll(/\s+/g, '');
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => essence(line) === essence(b[i] ?? ''));
}

export function judgePrediction(typed: string, { output, wrong }: Question): PredictVerdict {
  const mine = linesOf(typed);
  const real = linesOf(output);
  if (mine.length === 0)
    return { kind: 'unmarkable', html: 'Type what you expect, one line for each print.' };
  if (agree(mine, real)) return { kind: 'correct', exact: mine.join('\n') === real.join('\n') };
  const foreseen = wrong.find((one) => agree(mine, linesOf(one.output)));
  if (foreseen) return { kind: 'wrong', html: foreseen.html };
  if (mine.length !== real.length) {
    const count = (n: number) => `${n} ${n === 1 ? 'line' : 'lines'}`;
    return {
      kind: 'wrong',
      html: `You have ${count(mine.length)}, and the program prints ${count(real.length)}.`,
    };
  }
  const first = mine.findIndex((line, i) => essence(line) !== essence(real[i] ?? ''));
  if (real.length === 1)
    return { kind: 'wrong', html: 'It prints something else. Follow it once more, line by line.' };
  const before =
    first === 0 ? '' : first === 1 ? 'Line 1 is right. ' : `The first ${first} lines are right. `;
  return { kind: 'wrong', html: `${before}Look at line ${first + 1} once more.` };
}
