/**
 * Measures the engine against its peers on this machine and writes down what came out: `npm run bench`.
 *
 *   node tests/bench/run.ts [--rounds 7] [--ms 200] [--only scalar] [--no-browsers] [--no-write]
 *
 * Absolute times depend on the machine and on what else it does; ratios inside one run are what the goals speak of.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { BROWSERS, bundlePages, visit } from './browsers.ts';
import { TASKS } from './contenders.ts';
import { decisions } from './decisions.ts';
import { coldStart, memory, sizes } from './extras.ts';
import { measure } from './measure.ts';
import { findTorch, openers, torchVersion, writeTorchData } from './node.ts';
import { compilePeak } from './peak.ts';
import { bundlePeers, installPeers } from './prepare.ts';
import { expectAgreement, printGoals, printTask, type Results, write } from './report.ts';

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '7' },
    ms: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    browsers: { type: 'boolean', default: true },
    write: { type: 'boolean', default: true },
  },
});
const effort = { rounds: Number(options.rounds), ms: Number(options.ms) };

installPeers();
await bundlePeers();
const python = findTorch();
const peakBytes = await compilePeak();
const setting = { python, torchData: writeTorchData(), peakBytes };
const results: Results = {
  machine: {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    load: loadavg()[0] ?? 0,
    node: process.versions.node,
    torch: python === null ? null : torchVersion(python),
    date: new Date().toISOString().slice(0, 10),
  },
  places: { Node: {} },
  extras: {
    memory: memory(),
    coldStartMs: await coldStart(),
    gzip: await sizes(),
    decisions: decisions(),
  },
};

console.log(`\nNode ${process.versions.node}; PyTorch ${results.machine.torch ?? 'not found'}`);
for (const task of TASKS.filter((name) => name.includes(options.only))) {
  const measured = await measure(task, openers(task, setting), effort);
  results.places.Node![task] = measured;
  printTask(task, measured);
}
if (options.browsers) {
  await bundlePages(peakBytes);
  for (const browser of Object.keys(BROWSERS) as (keyof typeof BROWSERS)[]) {
    console.log(`\n${browser}`);
    const visited = await visit(browser, effort, options.only, printTask);
    if (visited === null) console.log('  not installed');
    else results.places[browser] = visited.tasks;
  }
}
expectAgreement(results.places);
printGoals(results);
if (options.write && options.only === '') write(results);
process.exit(0);
