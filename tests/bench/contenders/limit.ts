/**
 * The limit of 128-bit vectors on this machine: gemm's innermost loop alone, over operands that stay in the first
 * cache, with nothing packed, copied or stored. Compiled from peak.ts by the runner, which hands the bytes over.
 */
import type { Tasks } from '../contender.ts';
import { flops, PRODUCTS } from '../work.ts';

interface Peak {
  memory: WebAssembly.Memory;
  peak(rounds: number): number;
}

/** Multiply-adds of one round of `peak`: a 4×8 block over an inner dimension of 256. */
const ROUND = 4 * 8 * 256;

async function load(): Promise<Tasks> {
  const base64 = (globalThis as { peakBytes?: string }).peakBytes ?? '';
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = await WebAssembly.compile(bytes);
  const { peak } = (await WebAssembly.instantiate(module, { env: { memory } })).exports as unknown as Peak;
  new Float32Array(memory.buffer).fill(2 ** -8);
  return Object.fromEntries(
    Object.keys(PRODUCTS).map((task) => {
      const rounds = Math.round(flops(task)! / 2 / ROUND);
      return [task, () => ({ step: () => peak(rounds), check: () => [] })];
    }),
  );
}

export const tasks = load();
