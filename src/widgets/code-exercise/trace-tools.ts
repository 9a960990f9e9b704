/** The debugger behind one dynamic import: formulas, layout, our engine and the tracer. Fetched when somebody asks for it. */
import { firstDivergence } from '../../grading/trace/divergence.ts';
import { run } from '../../runtime/page-runner.ts';
import type { Language } from '../../runtime/protocol.ts';
import { runTraces } from '../../runtime/trace/run-trace.ts';
import python from '../../runtime/trace/tracer.py?raw';
import typescript from '../../runtime/trace/tracer.ts?raw';
import type { CodeFolder, CodeVersion } from './folder.ts';
import { type TraceScene, traceScene } from './trace-scene.ts';

export { GraphDrawing } from '../../ui/graph/GraphDrawing.tsx';
export { wideFrom } from '../../viz/columns.ts';
export { programLine } from './trace-scene.ts';

const TRACERS: Record<Language, string> = { typescript, python };

export type Traces =
  /** Scenes by the programs' cases. */
  | { readonly kind: 'traced'; readonly scenes: ReadonlyMap<string, TraceScene> }
  | { readonly kind: 'nothing'; readonly message: string };

/** Runs every program of the exercise with the learner's class and finds where each first differs. */
export async function trace(
  about: NonNullable<CodeFolder['trace']>,
  { language, helpers }: CodeVersion,
  source: string,
  signal: AbortSignal,
): Promise<Traces> {
  const learner = { language, source, helpers, className: about.class };
  const { traced, result } = await runTraces(run, TRACERS[language], learner, about.programs, { signal });
  const all = [...traced.values()];
  if (all.length > 0) {
    const scenes = [...traced].map(
      ([name, one]) => [name, traceScene(one, firstDivergence(one, all))] as const,
    );
    return { kind: 'traced', scenes: new Map(scenes) };
  }
  const threw = result.calls.find((call) => call.status === 'threw');
  if (threw) return { kind: 'nothing', message: `${threw.problem.name}: ${threw.problem.message}` };
  if (result.status === 'failed')
    return { kind: 'nothing', message: `${result.problem.name}: ${result.problem.message}` };
  if (result.status !== 'finished') return { kind: 'nothing', message: result.message };
  return { kind: 'nothing', message: 'The program gave no numbers that could be read.' };
}
