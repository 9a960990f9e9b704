/** What came out of a run, as a table for people and as a file for programs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENDERS, TASKS } from './contenders.ts';
import { digits, type Extras, extrasReached, type Reached, reached } from './goals.ts';
import type { Measured } from './measure.ts';
import { here } from './node.ts';
import { flops } from './work.ts';

export interface Results {
  machine: { cpu: string; cores: number; node: string; torch: string | null; date: string };
  /** `Node`, `Chromium`, `Firefox` to task to what was measured. */
  places: Record<string, Record<string, Measured>>;
  extras: Extras;
}

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));

export function printTask(task: string, { rows, absent }: Measured): void {
  console.log(`\n${task}`);
  for (const [name, { ms, best, check }] of Object.entries(rows)) {
    const work = flops(task);
    const rate = work === null ? '' : `${digits(work / ms / 1e6)} GFLOP/s`;
    const time = `${digits(ms).padStart(8)} ms  best ${digits(best).padStart(8)}`;
    console.log(`  ${name.padEnd(32)} ${time}  ${rate.padStart(14)}  ${check.join(' ')}`);
  }
  for (const [name, why] of Object.entries(absent)) console.log(`  ${name}: ${why}`);
}

export function printGoals({ places, extras }: Results): void {
  const print = (rows: Reached[]) => {
    for (const { what, goal, got, met } of rows) console.log(`${met ? '✓' : '✗'} ${what}: ${got} (${goal})`);
  };
  for (const [place, tasks] of Object.entries(places)) {
    console.log(`\n${place}`);
    print(reached(tasks));
  }
  console.log('\nBeside the races');
  print(extrasReached(extras));
}

/** Writes results.json, and the table between `<!-- bench -->` and `<!-- /bench -->` in README.md. */
export function write(results: Results): void {
  writeFileSync(join(here, 'results.json'), `${JSON.stringify(results, rounded, 1)}\n`);
  const marks = /(<!-- bench -->)[\s\S]*?(<!-- \/bench -->)/;
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  if (marks.test(text)) writeFileSync(readme, text.replace(marks, `$1\n\n${markdown(results)}\n$2`));
  else console.log('README.md has no place for the table: <!-- bench --> and <!-- /bench --> are missing.');
}

const rounded = (_key: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value;

/** One line per task and place, one column per contender, milliseconds; then the goals that were missed. */
function markdown({ machine, places, extras }: Results): string {
  const names = Object.keys(CONTENDERS).filter((name) => !name.startsWith('limit'));
  const groups = [
    { names: names.filter((name) => CONTENDERS[name]!.tasks.includes('scalar net')), prefix: 'scalar' },
    { names: names.filter((name) => !CONTENDERS[name]!.tasks.includes('scalar net')), prefix: '' },
  ];
  const tables = groups.map((group) => {
    const tasks = TASKS.filter((task) => task.startsWith('scalar') === (group.prefix === 'scalar'));
    const lines = tasks
      .filter((task) => !/ (tn|nt|tt)$/.test(task))
      .flatMap((task) =>
        Object.entries(places).flatMap(([place, measured]) => {
          const rows = measured[task]?.rows;
          if (rows === undefined) return [];
          const cells = group.names.map((name) => (rows[name] === undefined ? '–' : digits(rows[name].ms)));
          return [`| ${task} | ${place} | ${cells.join(' | ')} |`];
        }),
      );
    const head = `| ms per step | in | ${group.names.join(' | ')} |`;
    return [head, `|---|---|${group.names.map(() => '--:|').join('')}`, ...lines].join('\n');
  });
  const goals = [
    ...Object.entries(places).flatMap(([place, tasks]) => reached(tasks).map((row) => ({ ...row, place }))),
    ...extrasReached(extras).map((row) => ({ ...row, place: 'Node' })),
  ];
  const missed = goals.filter(({ met }) => !met);
  const torch = machine.torch === null ? '' : `, PyTorch ${machine.torch} on one thread`;
  const summary =
    missed.length === 0
      ? `All ${goals.length} goals are met.`
      : `${goals.length - missed.length} of ${goals.length} goals are met; missed: ${missed
          .map(({ what, place, got, goal }) => `${what} (${place}: ${got}, goal ${goal})`)
          .join('; ')}.`;
  return `${tables.join('\n\n')}

Measured ${machine.date} on ${machine.cpu} (${machine.cores} cores), Node ${machine.node}${torch}: medians of interleaved
rounds (in browsers, where other programs stretch the clock, best rounds). Times depend on the machine; ratios inside one run are what the goals in \`tests/bench/goals.ts\` speak of.
${summary} The engine weighs ${digits(extras.gzip.engine / 1000)} kB after gzip, its scalar part ${digits(extras.gzip.scalar / 1000)} kB.
`;
}
