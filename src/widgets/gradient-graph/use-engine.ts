/**
 * Inputs that the reader moves, and the engine's numbers for them. The newest request wins: an older one that is
 * still on its way is canceled, so a fast hand never sees the past.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Env, GraphRun } from '../../expr/types.ts';
import { callEngine, type GraphSource } from '../../runtime/engine-client.ts';

export function useEngine(source: GraphSource, start: Env, onRun: (at: Env, run: GraphRun) => void) {
  const [inputs, setInputs] = useState(start);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const report = useRef(onRun);
  report.current = onRun;

  useEffect(() => {
    if (inputs === start) return;
    const controller = new AbortController();
    callEngine('run', { source, at: inputs }, controller.signal).then(
      (run) => {
        setProblem(undefined);
        report.current(inputs, run);
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => controller.abort();
  }, [inputs, start, source]);

  const setInput = (id: string, value: number): void => setInputs((old) => ({ ...old, [id]: value }));
  return { inputs, setInput, problem };
}
