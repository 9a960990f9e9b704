/**
 * One run behind the page. The worker starts with the first action; a new setup is a new run. Numbers that arrive for
 * an older run are dropped.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { TrainingRun } from '../../runtime/training-client.ts';
import type { Frame, Wanted } from '../../training/session.ts';
import type { Setup } from '../../training/spec.ts';

export interface Training {
  /** The newest of everything that was asked for; undefined before the first action. */
  readonly frame: Frame | undefined;
  readonly playing: boolean;
  /** Why the last action failed, in words. */
  readonly problem: string | undefined;
  play(until: number): void;
  pause(): void;
  step(): void;
  rewind(): void;
  /** Asks for what `wanted` has come to include. */
  look(): void;
  /** A new run; the old one stays if the setup is refused. */
  change(setup: unknown): void;
  run(): Promise<TrainingRun>;
}

type Opening = ReturnType<typeof TrainingRun.open>;

interface Options {
  readonly setup: Setup;
  readonly wanted: Wanted;
  onSetup(setup: Setup): void;
  /** After something ended: a pause, a single step, a rewind, a new run. */
  onRest(frame: Frame, what: 'paused' | 'stepped' | 'rewound' | 'opened'): void;
}

export function useTraining(options: Options): Training {
  const [frame, setFrame] = useState<Frame>();
  const [playing, setPlaying] = useState(false);
  const [problem, setProblem] = useState<string>();
  const now = useRef(options);
  now.current = options;
  /** The run that was asked for last; it may still be opening, or be refused. */
  const asked = useRef<Opening | undefined>(undefined);
  /** The run whose numbers are shown. */
  const shown = useRef<{ readonly opening: Opening; readonly run: TrainingRun } | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  /** Counts runs: an answer for an older one is not shown. */
  const count = useRef(0);
  const newest = useRef<Frame | undefined>(undefined);

  const show = (of: number, next: Frame): void => {
    if (of !== count.current) return;
    newest.current = { ...newest.current, ...next };
    setFrame(newest.current);
  };
  const fail = (error: unknown): void => setProblem(error instanceof Error ? error.message : String(error));

  const begin = (setup: unknown): Opening => {
    const wanted = { ...now.current.wanted, plane: true, data: true };
    const mine: Opening = TrainingRun.open(setup, wanted).then((opened) => {
      // Something newer was asked for meanwhile, by a hand faster than the worker: that will be shown.
      if (asked.current !== mine) {
        opened.run.close();
        return opened;
      }
      shown.current?.run.close();
      shown.current = { opening: mine, run: opened.run };
      count.current++;
      newest.current = undefined;
      show(count.current, opened.frame);
      setProblem(undefined);
      now.current.onSetup(opened.setup);
      return opened;
    });
    asked.current = mine;
    return mine;
  };
  const run = async (): Promise<TrainingRun> => {
    for (;;) {
      const mine = asked.current ?? begin(now.current.setup);
      try {
        const { run } = await mine;
        if (asked.current === mine) return run;
      } catch (error) {
        if (asked.current !== mine) continue;
        asked.current = shown.current?.opening;
        throw error;
      }
    }
  };
  /** What every button does: find the run, act on it, show what came of it. */
  const act = async (
    what: Parameters<Options['onRest']>[1],
    work: (run: TrainingRun) => Promise<Frame>,
  ): Promise<void> => {
    try {
      const found = await run();
      const of = count.current;
      show(of, await work(found));
      if (of === count.current && newest.current) now.current.onRest(newest.current, what);
    } catch (error) {
      fail(error);
    }
  };
  const wanted = (): Wanted => ({ ...now.current.wanted, plane: true });

  useEffect(
    () => () => {
      stop.current?.abort();
      asked.current?.then((opened) => opened.run.close()).catch(() => {});
    },
    [],
  );

  return {
    frame,
    playing,
    problem,
    run,
    play: (until) => {
      stop.current?.abort();
      const controller = new AbortController();
      stop.current = controller;
      setPlaying(true);
      act('paused', (one) => {
        const of = count.current;
        return one.play({ until, wanted: wanted(), onFrame: (next) => show(of, next) }, controller.signal);
      }).finally(() => {
        if (stop.current === controller) setPlaying(false);
      });
    },
    pause: () => stop.current?.abort(),
    step: () => act('stepped', (one) => one.step(wanted())),
    rewind: () => {
      stop.current?.abort();
      act('rewound', (one) => one.rewind(wanted()));
    },
    look: () => {
      if (asked.current)
        run().then((one) => one.frame(wanted()).then((next) => show(count.current, next)), fail);
    },
    change: (setup) => {
      const playing = stop.current;
      // Whoever presses Play meanwhile means the new run.
      const next = begin(setup);
      next.then(
        () => {
          if (asked.current !== next) return;
          playing?.abort();
          if (newest.current) now.current.onRest(newest.current, 'opened');
        },
        (error) => {
          if (asked.current !== next) return;
          asked.current = shown.current?.opening;
          fail(error);
        },
      );
    },
  };
}
