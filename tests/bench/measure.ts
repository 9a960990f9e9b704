/**
 * Contenders measured side by side: each in a process or worker of its own, all warmed up, then short rounds in
 * turn, so that whatever else the machine does hits all of them alike. Ratios inside one run are what counts.
 */
import type { Answer, Question } from './contender.ts';

export interface Channel {
  ask(question: Question): Promise<Answer>;
  stop(): void;
}

export interface Row {
  /** Milliseconds per iteration: median over the rounds, for collecting garbage is part of the work, and best. */
  ms: number;
  best: number;
  check: number[];
}

/** Rows by contender, and the reasons of those that could not run. */
export interface Measured {
  rows: Record<string, Row>;
  absent: Record<string, string>;
}

export interface Effort {
  rounds: number;
  /** Milliseconds of one contender's turn. */
  ms: number;
}

/** How far a heap grows, and so what collecting garbage costs, differs from process to process: these pool several. */
const INSTANCES: Readonly<Record<string, number>> = { 'scalar net': 4 };

export async function measure(
  task: string,
  contenders: Readonly<Record<string, () => Channel>>,
  effort: Effort,
): Promise<Measured> {
  const absent: Record<string, string> = {};
  const times = new Map<string, number[]>();
  const checks = new Map<string, number[]>();
  for (let instance = 0; instance < (INSTANCES[task] ?? 1); instance++)
    await measureOnce(task, contenders, effort, { absent, times, checks });
  const rows = [...times]
    .filter(([, all]) => all.length > 0)
    .map(([name, all]): [string, Row] => [
      name,
      { ms: median(all), best: Math.min(...all), check: checks.get(name) ?? [] },
    ]);
  return { rows: Object.fromEntries(rows), absent };
}

interface Found {
  readonly absent: Record<string, string>;
  readonly times: Map<string, number[]>;
  readonly checks: Map<string, number[]>;
}

/** One process or worker for each contender, from its start to its end; adds to what was found before. */
async function measureOnce(
  task: string,
  contenders: Readonly<Record<string, () => Channel>>,
  { rounds, ms }: Effort,
  { absent, times, checks }: Found,
): Promise<void> {
  const live: { name: string; channel: Channel; own: number[] }[] = [];
  for (const [name, open] of Object.entries(contenders)) {
    const channel = open();
    const answer = await channel.ask({ ask: 'prepare', task, warmMs: 3 * ms });
    if (answer.kind === 'ready') {
      const own = times.get(name) ?? [];
      times.set(name, own);
      checks.set(name, answer.check);
      live.push({ name, channel, own });
    } else {
      channel.stop();
      absent[name] = answer.kind === 'absent' ? answer.why : 'no answer';
    }
  }
  for (let round = 0; round < rounds; round++)
    for (const { name, channel, own } of round % 2 === 0 ? live : live.toReversed()) {
      const answer = await channel.ask({ ask: 'run', ms });
      if (answer.kind === 'time') own.push(answer.ms / answer.iterations);
      else if (answer.kind === 'absent') absent[name] = answer.why;
    }
  for (const { channel } of live) channel.stop();
}

function median(xs: number[]): number {
  const sorted = xs.toSorted((p, q) => p - q);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
