/** Several runs side by side in the worker, drawn together: their frames are gathered and shown once per picture. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { TrainingRun } from '../../runtime/training-client.ts';
import type { Frame, Wanted } from '../../training/session.ts';
import { type Experiment, setupFor } from './lab.ts';
import type { Start } from './starts.ts';

export interface Running {
  readonly start: Start;
  readonly frame: Frame;
  /** The layers before the first step. */
  readonly first: Frame;
}

const WANTED: Wanted = { layers: true, weights: true };

export function useRuns(onDone: (running: readonly Running[]) => void) {
  const [running, setRunning] = useState<readonly Running[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const stop = useRef<AbortController | undefined>(undefined);
  const open = useRef<TrainingRun[]>([]);

  const close = (): void => {
    stop.current?.abort();
    for (const run of open.current.splice(0)) run.close();
  };
  useEffect(() => close, []);

  const begin = async (starts: readonly Start[], experiment: Experiment): Promise<void> => {
    close();
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = controller;
    setBusy(true);
    setProblem(undefined);
    try {
      const opened = await Promise.all(
        starts.map((start) => TrainingRun.open(setupFor(start, experiment), WANTED)),
      );
      open.current.push(...opened.map(({ run }) => run));
      let frames: readonly Running[] = opened.map(({ frame }, i) => ({
        start: starts[i] as Start,
        frame,
        first: frame,
      }));
      let due = false;
      const show = (at: number, next: Frame): void => {
        frames = frames.map((one, i) => (i === at ? { ...one, frame: { ...one.frame, ...next } } : one));
        if (due || signal.aborted) return;
        due = true;
        requestAnimationFrame(() => {
          due = false;
          if (stop.current === controller) setRunning(frames);
        });
      };
      setRunning(frames);
      await Promise.all(
        opened.map(async ({ run }, i) => {
          const playing = {
            until: experiment.steps,
            wanted: WANTED,
            onFrame: (next: Frame) => show(i, next),
          };
          show(i, await run.play(playing, signal));
        }),
      );
      if (!signal.aborted) onDone(frames);
    } catch (error) {
      if (!signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    }
    if (stop.current === controller) setBusy(false);
  };
  return {
    running,
    busy,
    problem,
    begin,
    pause: () => {
      stop.current?.abort();
      setBusy(false);
    },
  };
}
