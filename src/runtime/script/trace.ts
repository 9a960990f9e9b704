/** A script run from its first line to its end, or to the error that ended it, as plain data. */
import { explainFailure } from './explain.ts';
import { Interpreter } from './interpret.ts';
import { parseScript } from './parse.ts';
import { drawTrace } from './plan.ts';
import { Recorder } from './recorder.ts';
import type { Failure, Final, Trace } from './trace-types.ts';
import { codeRows } from './typescript.ts';

/** @throws ScriptError for a script that cannot be read; what goes wrong while it runs is `failure` */
export function traceScript(source: string): Trace {
  const statements = parseScript(source);
  const rows = codeRows(source);
  const recorder = new Recorder();
  const interpreter = new Interpreter(recorder);
  recorder.interpreter = interpreter;
  let failure: Failure | null = null;
  try {
    interpreter.run(statements);
  } catch (error) {
    const { current } = interpreter;
    if (current === undefined) throw error;
    failure = explainFailure(error, recorder, current.statement, source.split('\n'));
    recorder.failed(failure.line, current.turn, failure.focus, current.statement.text, failure.because);
  }
  const final: Record<string, Final> = {};
  for (const [name, t] of recorder.named()) {
    final[name] = {
      value: t.toArray(),
      grad: t.grad?.toArray() ?? null,
      requiresGrad: t.requiresGrad,
      isLeaf: t.isLeaf,
      gradFn: t.gradFn?.name ?? null,
      version: t.inference ? null : t.version,
    };
  }
  const numbers: Record<string, number> = {};
  for (const [name, value] of interpreter.names) if (typeof value === 'number') numbers[name] = value;
  const { boxes, wires, steps } = recorder;
  const plan = drawTrace(boxes, wires, steps);
  return { source, rows, boxes, wires, steps, failure, final, numbers, plan };
}
