/** Training runs as a page sees them. The worker is started by the first run and shared by all. */
import type { CheckReport } from '../training/gradient-check.ts';
import type { Frame, Wanted } from '../training/session.ts';
import type { Signal, SignalSetup } from '../training/signal.ts';
import type { Opened, TrainingService } from './training-service.ts';
import { workerCaller } from './worker-caller.ts';

/** Far above what a frame of the largest allowed network takes, also while other runs play. */
const PATIENCE_MS = 20_000;
/** The plane and the layers cost more than steps do: they are looked at so often while a run plays. */
const COSTLY_EVERY_MS = 100;

const call = workerCaller<TrainingService>(
  'the training worker',
  () => new Worker(new URL('./workers/training.worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE_MS,
);

let opened = 0;

export interface Playing {
  /** Stop at this step. */
  readonly until: number;
  readonly wanted: Wanted;
  /** Called at most once per picture of the screen, always with the newest numbers. */
  onFrame(frame: Frame): void;
}

export class TrainingRun {
  private readonly run: string;
  private constructor(run: string) {
    this.run = run;
  }

  /** @throws RemoteError RangeError with every reason against the setup */
  static async open(setup: unknown, wanted: Wanted): Promise<Opened & { readonly run: TrainingRun }> {
    opened += 1;
    const run = `run ${opened}`;
    return { ...(await call('open', { run, setup, wanted })), run: new TrainingRun(run) };
  }

  frame(wanted: Wanted): Promise<Frame> {
    return call('frame', { run: this.run, wanted });
  }
  step(wanted: Wanted): Promise<Frame> {
    return call('step', { run: this.run, wanted });
  }
  rewind(wanted: Wanted): Promise<Frame> {
    return call('rewind', { run: this.run, wanted });
  }
  check(signal?: AbortSignal): Promise<CheckReport> {
    return call('check', { run: this.run }, signal, Number.POSITIVE_INFINITY);
  }
  close(): void {
    call('close', { run: this.run }).catch(() => {});
  }

  /**
   * Plays until `until`, a number that is not finite, or `signal`; resolves with the last frame. Between pictures the
   * page does nothing: it asks for the newest frame, and not again before that has come.
   */
  async play({ until, wanted, onFrame }: Playing, signal: AbortSignal): Promise<Frame> {
    const { run } = this;
    let playing = true;
    let costly = 0;
    const training = call('play', { run, until }, signal, Number.POSITIVE_INFINITY).finally(() => {
      playing = false;
    });
    const watching = (async () => {
      while (playing && !signal.aborted) {
        const now = await new Promise<number>(requestAnimationFrame);
        const isCostly = now - costly >= COSTLY_EVERY_MS;
        if (isCostly) costly = now;
        if (playing && !signal.aborted) onFrame(await this.frame(isCostly ? wanted : {}));
      }
    })();
    await training.catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    await watching;
    return this.frame(wanted);
  }
}

/** How signals fare through deep networks, one for each setup. */
export function signals(setups: readonly SignalSetup[]): Promise<Signal[]> {
  return call('signals', { setups });
}
