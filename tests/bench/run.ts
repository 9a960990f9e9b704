/**
 * Measures the engine against its peers on this machine and writes down what came out: `npm run bench`.
 *
 *   node tests/bench/run.ts [--rounds 7] [--ms 200] [--only scalar] [--no-browsers] [--no-write]
 *
 * Absolute times depend on the machine and on what else it does; ratios inside one run are what the goals speak of.
 */
import { parseArgs } from 'node:util';
import { TASKS } from './contenders.ts';
import { digits, reached } from './goals.ts';
import { type Measured, measure } from './measure.ts';
import { findTorch, openers, torchVersion, writeTorchData } from './node.ts';
import { compilePeak } from './peak.ts';
import { bundlePeers, installPeers } from './prepare.ts';
import { flops } from './work.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    ms: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
  },
});
const effort = { rounds: Number(values.rounds), ms: Number(values.ms) };

installPeers();
await bundlePeers();
const python = findTorch();
const setting = { python, torchData: writeTorchData(), peakBytes: await compilePeak() };
console.log(python === null ? 'PyTorch: none found.' : `PyTorch ${torchVersion(python)}, one thread.`);

const node: Record<string, Measured> = {};
for (const task of TASKS.filter((task) => task.includes(values.only))) {
  node[task] = await measure(task, openers(task, setting), effort);
  console.log(`\n${task}`);
  for (const [name, { ms, best, check }] of Object.entries(node[task].rows)) {
    const work = flops(task);
    const rate = work === null ? '' : `${digits(work / ms / 1e6)} GFLOP/s`;
    console.log(
      `  ${name.padEnd(32)} ${digits(ms).padStart(8)} ms  best ${digits(best).padStart(8)}  ${rate}  ${check.join(' ')}`,
    );
  }
  for (const [name, why] of Object.entries(node[task].absent)) console.log(`  ${name}: ${why}`);
}
console.log();
for (const { what, goal, got, met } of reached(node))
  console.log(`${met ? '✓' : '✗'} ${what}: ${got} (${goal})`);
process.exit(0);
