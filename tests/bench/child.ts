/** A contender in a Node process of its own: one question per line in, one answer per line out. */
import { createInterface } from 'node:readline';
import { answering, type Question, type Tasks } from './contender.ts';

const [file = ''] = process.argv.slice(2);
const { BENCH_WITHOUT_WEBASSEMBLY, BENCH_WASM_ROOT, BENCH_PEAK } = process.env;
const say = process.stdout.write.bind(process.stdout);
console.log = console.warn = console.info = () => {}; // peers print greetings

if (BENCH_WITHOUT_WEBASSEMBLY) Reflect.deleteProperty(globalThis, 'WebAssembly');
Object.assign(globalThis, { wasmRoot: BENCH_WASM_ROOT, peakBytes: BENCH_PEAK });

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const tasks: Promise<Tasks> = import(file).then(async (module) => await module.tasks);
const answer = answering(tasks, cpuMs);

for await (const line of createInterface({ input: process.stdin })) {
  say(`${JSON.stringify(await answer(JSON.parse(line) as Question))}\n`);
}
