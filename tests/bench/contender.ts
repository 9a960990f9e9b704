/**
 * What a contender is, and how one is timed. The same code runs in a Node process and in a browser's worker; the
 * asking side is measure.ts.
 */

export interface Job {
  /** One iteration of the work. */
  step(): unknown;
  /** Waits for work that `step` only started. */
  sync?(): unknown;
  /** A few numbers of the result, rounded, to compare with the other contenders. */
  check(): number[] | Promise<number[]>;
}

/** Task names to jobs; a task that a contender lacks is left out. */
export type Tasks = Record<string, () => Job | Promise<Job>>;

export type Question = { ask: 'prepare'; task: string; warmMs: number } | { ask: 'run'; ms: number };
export type Answer =
  | { kind: 'ready'; check: number[] }
  | { kind: 'time'; iterations: number; ms: number }
  | { kind: 'absent'; why: string };

/** @param cpuMs CPU time of this process so far, where it can be known: other processes do not stretch it. */
export function answering(tasks: Promise<Tasks>, cpuMs: () => number | null) {
  let job: Job | null = null;

  async function run(ms: number): Promise<Answer> {
    if (job === null) return { kind: 'absent', why: 'nothing prepared' };
    const cpu = cpuMs();
    const start = performance.now();
    let iterations = 0;
    let passed = 0;
    for (
      let batch = 1;
      passed < ms;
      batch = Math.max(1, Math.min(2 * batch, room(ms - passed, passed / iterations)))
    ) {
      for (let i = 0; i < batch; i++) {
        const pending = job.step();
        if (pending instanceof Promise) await pending;
      }
      await job.sync?.();
      iterations += batch;
      passed = performance.now() - start;
    }
    const used = cpuMs();
    return {
      kind: 'time',
      iterations,
      ms: cpu === null || used === null ? passed : Math.min(passed, used - cpu),
    };
  }

  return async (question: Question): Promise<Answer> => {
    try {
      if (question.ask === 'run') return await run(question.ms);
      const make = (await tasks)[question.task];
      if (make === undefined) return { kind: 'absent', why: 'has no such task' };
      job = await make();
      const check = await job.check();
      await run(question.warmMs);
      return { kind: 'ready', check };
    } catch (error) {
      return { kind: 'absent', why: error instanceof Error ? error.message.slice(0, 200) : String(error) };
    }
  };
}

/** How many iterations fit into half of the time that is left. */
function room(left: number, each: number): number {
  return Math.floor(left / each / 2);
}
