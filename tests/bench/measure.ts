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

export async function measure(
  task: string,
  contenders: Readonly<Record<string, () => Channel>>,
  { rounds, ms }: Effort,
): Promise<Measured> {
  const absent: Record<string, string> = {};
  const live: { name: string; channel: Channel; check: number[]; times: number[] }[] = [];
  for (const [name, open] of Object.entries(contenders)) {
    const channel = open();
    const answer = await channel.ask({ ask: 'prepare', task, warmMs: 3 * ms });
    if (answer.kind === 'ready') live.push({ name, channel, check: answer.check, times: [] });
    else {
      channel.stop();
      absent[name] = answer.kind === 'absent' ? answer.why : 'no answer';
    }
  }
  for (let round = 0; round < rounds; round++)
    for (const { name, channel, times } of round % 2 === 0 ? live : live.toReversed()) {
      const answer = await channel.ask({ ask: 'run', ms });
      if (answer.kind === 'time') times.push(answer.ms / answer.iterations);
      else if (answer.kind === 'absent') absent[name] = answer.why;
    }
  for (const { channel } of live) channel.stop();
  const rows = live
    .filter(({ times }) => times.length > 0)
    .map(({ name, check, times }): [string, Row] => [
      name,
      { ms: median(times), best: Math.min(...times), check },
    ]);
  return { rows: Object.fromEntries(rows), absent };
}

function median(xs: number[]): number {
  const sorted = xs.toSorted((p, q) => p - q);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
