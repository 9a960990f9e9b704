/**
 * The float32 matrix product in WebAssembly: copies the operands into its memory, multiplies there with vectors of
 * four (assembly/gemm.ts), and copies the product out. About eight times as fast as plain JavaScript.
 */
import { GEMM_BYTES } from './gemm-bytes.ts';

interface Kernel {
  readonly memory: WebAssembly.Memory;
  packB(K: number, N: number, B: number, row: number, column: number, panels: number): void;
  multiply(
    M: number,
    N: number,
    K: number,
    A: number,
    row: number,
    column: number,
    panels: number,
    C: number,
    bias: number,
    strip: number,
  ): void;
}

const PAGE = 65536;
/** Floats of A and C worked on at a time: they should stay in the processor's second cache (256 KB of it). */
const BLOCK = PAGE;

let kernel: Kernel | null | undefined;
let floats = new Float32Array(0);

/** The kernel, or null where WebAssembly or its vectors are missing or forbidden by the page's policy. */
function load(): Kernel | null {
  try {
    const bytes = Uint8Array.from(GEMM_BYTES.match(/../g)!, (hex) => Number.parseInt(hex, 16));
    const memory = new WebAssembly.Memory({ initial: 16 });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return { memory, ...instance.exports } as unknown as Kernel;
  } catch {
    return null;
  }
}

/**
 * See `gemm` for the contract; M, N and K at least 1. Sums are formed in float32.
 *
 * @returns false, with nothing done, where WebAssembly or memory for the operands is not to be had.
 */
export function gemmWasm(
  M: number,
  N: number,
  K: number,
  A: Float32Array,
  aOffset: number,
  rsa: number,
  csa: number,
  B: Float32Array,
  bOffset: number,
  rsb: number,
  csb: number,
  C: Float32Array,
  cOffset: number,
  bias: Float32Array | null,
): boolean {
  kernel ??= load();
  if (kernel === null) return false;

  // Rows of A that do not interleave can be worked off in blocks; a transposed A is taken whole.
  const inBlocks = rsa >= (K - 1) * csa + 1;
  const rows = inBlocks ? Math.min(M, Math.max(4, Math.floor(BLOCK / (rsa + N)) & ~3)) : M;
  const spanA = (rows - 1) * rsa + (K - 1) * csa + 1;
  const spanB = (K - 1) * rsb + (N - 1) * csb + 1;

  // places in memory, in floats: panels of B | strip | bias | B, and over it, once packed, A | C
  const columns = (N + 7) & ~7;
  const strip = columns * K;
  const row = strip + 4 * K + 32;
  const b = row + columns;
  const c = b + spanA;
  if (!reserve(kernel.memory, 4 * Math.max(b + spanB, c + rows * N))) return false;

  floats.set(part(B, bOffset, spanB), b);
  kernel.packB(K, N, 4 * b, 4 * rsb, 4 * csb, 0);
  if (bias !== null) {
    floats.set(bias, row);
    floats.fill(0, row + N, b);
  }
  for (let i = 0; i < M; i += rows) {
    const m = Math.min(rows, M - i);
    const from = aOffset + i * rsa;
    const to = cOffset + i * N;
    floats.set(part(A, from, (m - 1) * rsa + (K - 1) * csa + 1), b);
    kernel.multiply(m, N, K, 4 * b, 4 * rsa, 4 * csa, 0, 4 * c, bias === null ? 0 : 4 * row, 4 * strip);
    C.set(floats.subarray(c, c + m * N), to);
  }
  return true;
}

function part(X: Float32Array, offset: number, length: number): Float32Array {
  return offset === 0 && length === X.length ? X : X.subarray(offset, offset + length);
}

/** Makes the memory at least so large; false if the machine has no more. */
function reserve(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = bytes - memory.buffer.byteLength;
  try {
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  } catch {
    return false;
  }
  if (floats.buffer !== memory.buffer) floats = new Float32Array(memory.buffer);
  return true;
}
