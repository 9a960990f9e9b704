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
  machine: { cpu: string; cores: number; load: number; node: string; torch: string | null; date: string };
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

/** @throws Error naming the task where contenders that did the same work came to different numbers */
export function expectAgreement(places: Results['places']): void {
  for (const [place, tasks] of Object.entries(places))
    for (const [task, { rows }] of Object.entries(tasks)) {
      const checks = Object.entries(rows).filter(([, { check }]) => check.length > 0);
      for (const [name, { check }] of checks) {
        const [first, want] = [checks[0]![0], checks[0]![1].check];
        if (check.every((x, i) => Math.abs(x - want[i]!) <= 2e-4 * Math.max(1, Math.abs(want[i]!)))) continue;
        throw new Error(`${task} in ${place}: ${name} got ${check}, ${first} got ${want}.`);
      }
    }
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

/** The times in Node, one line per task; then every goal, one line each, with what each place reached. */
function markdown({ machine, places, extras }: Results): string {
  const shown = TASKS.filter((task) => !/ (tn|nt|tt)$/.test(task));
  const isScalar = (task: string) => task.startsWith('scalar');
  const times = [true, false].map((scalar) => {
    const tasks = shown.filter((task) => isScalar(task) === scalar);
    const names = Object.entries(CONTENDERS)
      .filter(([name, contender]) => isScalar(contender.tasks[0]!) === scalar && !name.startsWith('limit'))
      .map(([name]) => name);
    const lines = tasks.map((task) => {
      const rows = places.Node?.[task]?.rows ?? {};
      return [task, ...names.map((name) => (rows[name] === undefined ? '–' : digits(rows[name].ms)))];
    });
    return table(['ms per step, in Node', ...names], lines);
  });

  const columns = Object.entries(places).map(([place, tasks]) => ({ place, goals: reached(tasks) }));
  const goals = columns[0]!.goals.map(({ what, goal }) => {
    const cells = columns.map(({ goals }) => goals.find((row) => row.what === what));
    return [what, goal, ...cells.map((row, i) => show(row, columns[i]!.place))];
  });
  const beside = extrasReached(extras).map((row) => [
    row.what,
    row.goal,
    ...columns.map(({ place }) => show(place === 'Node' ? row : undefined, place)),
  ]);

  const torch = machine.torch === null ? '' : `, PyTorch ${machine.torch} on one thread`;
  return `${times.join('\n\n')}

${table(['goal (how many times as fast)', 'wanted', ...columns.map(({ place }) => place)], [...goals, ...beside])}

Measured ${machine.date} on ${machine.cpu} (${machine.cores} cores, load ${digits(machine.load)}), Node ${machine.node}${torch}.
Contenders take turns; figures are medians over the rounds, in Node of CPU time, in browsers of the wall clock, which a busy machine stretches (best
rounds are in \`tests/bench/results.json\`). Goals are set for Node and Chromium; Firefox is reported, with
its AVX encodings off, whose mixture with older ones costs 130 ns an addition on this kind of machine. All contenders reach the same losses and products, which is checked.
*scalar net* is micrograd's demo, a net 2-16-16-1 on 100 points (65,000 values); *train* one step of a net with ReLU and
cross-entropy; *grid* 10,000 points through 2-64-64-2.
`;
}

/** Goals are set for Node and Chromium; Firefox is only reported. */
function show(row: Reached | undefined, place: string): string {
  if (row === undefined) return '–';
  return place === 'Firefox' ? row.got : `${row.got} ${row.met ? '✓' : '✗'}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
