/** Runs the learner's `forward` and `backward` in the sandbox, on recorded data, and reads what came back. */
import type { Matrix } from '../../grading/parity/network.ts';
import { PARAMETERS } from '../../grading/parity/network.ts';
import { run } from '../../runtime/page-runner.ts';
import type { Json, Language, RunOptions, RunResult } from '../../runtime/protocol.ts';
import type { Wire } from '../../runtime/wire.ts';
import type { Recording } from './recorded.ts';

export interface LearnerCode {
  readonly language: Language;
  readonly source: string;
  readonly helpers?: string | undefined;
}

export type Answer =
  | { readonly kind: 'gradients'; readonly loss: number | null; readonly grads: readonly Matrix[] }
  /** Nothing to compare: the program ended early, or returned something else. `stopped` by a limit or the learner. */
  | { readonly kind: 'trouble'; readonly message: string; readonly stopped: boolean };

const PROBES: Readonly<Record<Language, string>> = {
  typescript: `
export function gradientsOf({ forward, backward }: any, params: any, X: any, y: any) {
  const saved = forward(params, X, y);
  return { loss: saved?.loss, gradients: backward(params, X, y, saved) };
}
`,
  python: `
def gradients_of(learner, params, X, y):
    saved = learner.forward(params, X, y)
    loss = saved.get("loss") if isinstance(saved, dict) else None
    return {"loss": loss, "gradients": learner.backward(params, X, y, saved)}
`,
};
const NAME: Readonly<Record<Language, string>> = { typescript: 'gradientsOf', python: 'gradients_of' };

/** The answers for each recording, in their order; one run for all of them. */
export async function learnerGradients(
  code: LearnerCode,
  recordings: readonly Recording[],
  options: RunOptions,
): Promise<Answer[]> {
  const calls = recordings.map(({ byName, batch }) => ({
    of: 'probes' as const,
    name: NAME[code.language],
    args: [byName, batch.inputs, batch.classes] as unknown as Json[],
  }));
  const { language, source, helpers } = code;
  const result = await run({ language, source, helpers, probes: PROBES[language], calls }, options);
  return recordings.map((_, i) => answerOf(result, i));
}

/** What call `i` of a run gave. */
export function answerOf(result: RunResult, i: number): Answer {
  const call = result.calls[i];
  if (call?.status === 'returned') return readAnswer(call.value);
  const stopped = result.status === 'stopped';
  if (call?.status === 'threw') {
    const { name, message, line } = call.problem;
    return { kind: 'trouble', stopped, message: `${line ? `Line ${line}: ` : ''}${name}: ${message}` };
  }
  if (result.status === 'failed')
    return { kind: 'trouble', stopped, message: `${result.problem.name}: ${result.problem.message}` };
  const message = 'message' in result ? result.message : 'The program ended before it gave gradients.';
  return { kind: 'trouble', stopped, message };
}

function readAnswer(value: Wire): Answer {
  const trouble = (message: string): Answer => ({ kind: 'trouble', stopped: false, message });
  const gradients = entry(value, 'gradients');
  if (gradients?.t !== 'map')
    return trouble('backward has to return an object with dW1, db1, dW2, db2, dW3 and db3.');
  const grads: Matrix[] = [];
  for (const name of PARAMETERS) {
    const found = entry(gradients, `d${name}`);
    if (!found) return trouble(`backward returned no d${name}.`);
    const matrix = matrixOf(found);
    if (!matrix)
      return trouble(
        `d${name}: expected ${name.startsWith('W') ? 'rows of numbers' : 'a list of numbers'}, and got something else.`,
      );
    grads.push(matrix);
  }
  const loss = entry(value, 'loss');
  return { kind: 'gradients', loss: loss?.t === 'number' ? Number(loss.v) : null, grads };
}

function entry(map: Wire, key: string): Wire | undefined {
  if (map.t !== 'map') return undefined;
  return map.entries.find(([name]) => name.t === 'text' && name.v === key)?.[1];
}

/** A list of numbers is a matrix of one row. */
function matrixOf(value: Wire): Matrix | undefined {
  if (value.t !== 'list') return undefined;
  const flat = numbersOf(value);
  if (flat) return [flat];
  const rows = value.items.map(numbersOf);
  return rows.includes(undefined) ? undefined : (rows as number[][]);
}

function numbersOf(value: Wire): number[] | undefined {
  if (value.t !== 'list' || value.items.some((item) => item.t !== 'number')) return undefined;
  return value.items.map((item) => (item.t === 'number' ? Number(item.v) : Number.NaN));
}
