/**
 * The engine's WebAssembly (assembly/) and the memory it works in, which is scratch for every kernel: operands are
 * copied in, and results out, which costs less than the vectors save.
 */
import type { Real } from './gemm.ts';
import { WASM_BYTES } from './wasm-bytes.ts';

/** Addresses and strides in bytes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  packB(K: number, N: number, B: number, row: number, column: number): void;
  multiply(
    M: number,
    N: number,
    K: number,
    A: number,
    row: number,
    column: number,
    C: number,
    strip: number,
  ): void;
  gate(end: number, second: number): void;
  descend(end: number, second: number, rate: number): void;
}

/** Floats by which memory grows. */
const PAGE = 16384;

/** Undefined until first asked for; false where there are none, so that it is tried once. */
let kernels: Kernels | false | undefined;
/** The memory; a new view whenever it has grown. */
export let floats = new Float32Array(0);

/** False where WebAssembly or its vectors are missing or forbidden by the page's policy. */
function load(): Kernels | false {
  try {
    const bytes = Uint8Array.from(WASM_BYTES.match(/../g)!, (hex) => Number(`0x${hex}`));
    const memory = new WebAssembly.Memory({ initial: 0 });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return { memory, ...instance.exports } as unknown as Kernels;
  } catch {
    return false;
  }
}

/** The kernels, with room for so many floats; false if the machine has none of either. */
export function reserve(size: number): Kernels | false {
  kernels ??= load();
  if (kernels && size > floats.length) {
    try {
      kernels.memory.grow(Math.ceil((size - floats.length) / PAGE));
    } catch {
      return false;
    }
    floats = new Float32Array(kernels.memory.buffer);
  }
  return kernels;
}

/** `length` numbers from `offset` on, as a view only where one is needed. */
export function part<T extends Real>(X: T, offset: number, length: number): T {
  return offset === 0 && length === X.length ? X : (X.subarray(offset, offset + length) as T);
}
