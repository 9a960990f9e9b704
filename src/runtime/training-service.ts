/**
 * Training runs behind a port: opened from a setup, stepped, played until told to stop, and looked at in between. A run
 * that plays trains in short slices and listens after each, so a stop is heard at once, and whoever looks gets the
 * latest numbers: nobody is ever sent more frames than asked for.
 */
import { type CheckReport, gradientCheck } from '../training/gradient-check.ts';
import { type Frame, Session, type Standing, type Wanted } from '../training/session.ts';
import { type Signal, type SignalSetup, signal } from '../training/signal.ts';
import { type Setup, setupOf } from '../training/spec.ts';
import { handOver } from './rpc.ts';

/** Training between two looks at the message queue. */
const SLICE_MS = 8;

/** A run at its start, with the setup as it was understood: defaults filled in. */
export interface Opened {
  readonly setup: Setup;
  readonly frame: Frame;
}

/** Names a run; the page makes names up. */
interface Named {
  readonly run: string;
}

/** `nextTurn` resolves when the messages that have arrived by now have been heard. */
export function trainingService(nextTurn: () => Promise<void>) {
  const runs = new Map<string, Session>();
  const find = (run: string): Session => {
    const session = runs.get(run);
    if (session === undefined) throw new RangeError('This run is closed: open it again from its setup.');
    return session;
  };
  const look = (session: Session, wanted: Wanted): Frame => {
    const frame = session.frame(wanted);
    return handOver(frame, buffersOf(frame));
  };

  return {
    /** Makes a run of `setup`, whatever it is. @throws RangeError with every reason against it */
    open: ({ run, setup, wanted }: Named & { setup: unknown; wanted: Wanted }): Opened => {
      const session = new Session(setupOf(setup as object));
      runs.set(run, session);
      const frame = session.frame(wanted);
      return handOver({ setup: session.setup, frame }, buffersOf(frame));
    },

    close: ({ run }: Named): void => {
      runs.delete(run);
    },

    frame: ({ run, wanted }: Named & { wanted: Wanted }): Frame => look(find(run), wanted),

    rewind: ({ run, wanted }: Named & { wanted: Wanted }): Frame => {
      const session = find(run);
      session.rewind();
      return look(session, wanted);
    },

    /** Exactly one update. */
    step: ({ run, wanted }: Named & { wanted: Wanted }): Frame => {
      const session = find(run);
      session.step(1);
      return look(session, wanted);
    },

    /** Trains until canceled, until step `until`, or until a number is not finite. */
    play: async ({ run, until }: Named & { until: number }, signal: AbortSignal): Promise<Standing> => {
      const session = find(run);
      await inSlices(nextTurn, signal, () => {
        if (session.steps >= until || runs.get(run) !== session) return false;
        return session.step(1) === 1;
      });
      return session.standing;
    },

    /** Compares the run's gradients with central differences; see gradient-check.ts. */
    check: async ({ run }: Named, signal: AbortSignal): Promise<CheckReport> => {
      const check = gradientCheck(find(run).setup);
      let report: CheckReport | undefined;
      await inSlices(nextTurn, signal, () => {
        const next = check.next();
        if (next.done) report = next.value;
        return !next.done;
      });
      if (report === undefined) throw new DOMException('The check was canceled.', 'AbortError');
      return report;
    },

    /** How signals fare through deep networks, one for each setup; see signal.ts. */
    signals: ({ setups }: { setups: readonly SignalSetup[] }): Signal[] => setups.map(signal),
  };
}

export type TrainingService = ReturnType<typeof trainingService>;

/** Calls `work` until it returns false or the signal comes, letting messages in after each slice. */
async function inSlices(
  nextTurn: () => Promise<void>,
  signal: AbortSignal,
  work: () => boolean,
): Promise<void> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) if (!work()) return;
    await nextTurn();
  }
}

/** Memory of a frame that may leave with it: all of it was made for this frame. */
function buffersOf({ curves, plane, confusion, layers, weights }: Frame): ArrayBuffer[] {
  const arrays = [
    ...Object.values(curves),
    ...(plane ? [plane.classes, plane.sure] : []),
    ...(confusion ? [confusion.counts] : []),
    ...(layers ?? []).flatMap(({ activations, gradients }) => [activations.bins, gradients.bins]),
    ...(weights ?? []).map(({ values }) => values),
  ];
  return arrays.map(({ buffer }) => buffer);
}
