/** Runs one program on request and keeps what it printed. The runner comes with the first run. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language, Print, Problem } from '../runtime/protocol.ts';

export interface ProgramRun {
  /** `running` with what is being waited for, then how it ended. */
  readonly state: 'running' | 'finished' | 'broken';
  readonly text: string;
  readonly prints: readonly Print[];
  readonly problem?: Problem;
}

const TIME_LIMIT_MS = 5_000;

/** `run` resolves to what was printed, or to null when the program did not come to its end. */
export function useProgram(): {
  readonly latest: ProgramRun | null;
  readonly run: (language: Language, source: string, helpers?: string) => Promise<string | null>;
  readonly stop: () => void;
  readonly forget: () => void;
} {
  const [latest, setLatest] = useState<ProgramRun | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const stop = () => stopping.current?.abort();
  useEffect(() => stop, []);

  async function run(language: Language, source: string, helpers?: string): Promise<string | null> {
    stop();
    const control = new AbortController();
    stopping.current = control;
    const running = (text: string) => setLatest({ state: 'running', text, prints: [] });
    running('Running');
    const broken = (text: string, prints: readonly Print[] = [], problem?: Problem): null => {
      if (stopping.current === control)
        setLatest({ state: 'broken', text, prints, ...(problem ? { problem } : {}) });
      return null;
    };
    try {
      const { run: start } = await import('../runtime/page-runner.ts');
      const result = await start(
        { language, source, calls: [], ...(helpers === undefined ? {} : { helpers }) },
        {
          signal: control.signal,
          limits: { timeMs: TIME_LIMIT_MS },
          onProgress: ({ text, share }) => running(share === undefined ? text : 'Loading Python'),
        },
      );
      const { prints } = result;
      if (result.status === 'failed') {
        const { name, message, line } = result.problem;
        return broken(`${line ? `Line ${line}: ` : ''}${name}: ${message}`, prints, result.problem);
      }
      if (result.status !== 'finished') return broken(result.message, prints);
      if (stopping.current === control) setLatest({ state: 'finished', text: '', prints });
      return prints.map((print) => print.text).join('\n');
    } catch {
      return broken('The runner could not be loaded. Check the connection and run again.');
    }
  }
  return { latest, run, stop, forget: () => setLatest(null) };
}
