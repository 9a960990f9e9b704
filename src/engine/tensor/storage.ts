/**
 * The memory behind tensors. Views share one Storage and so one version counter: every in-place operation raises it,
 * and a backward rule that reads a saved tensor compares versions.
 */
import type { Data, Dtype } from './dtype.ts';

export class Storage {
  /** Emptied when a scope takes its memory back. */
  data: Data;
  version = 0;
  /** Raised when an in-place operation changes the graph behind this memory: views then look their history up again. */
  rewrites = 0;
  /** Somebody outside the scope holds this memory: it is not taken back. */
  kept = false;
  constructor(data: Data) {
    this.data = data;
  }
}

/**
 * Used arrays, by length, handed out again: touching warm memory is faster than asking for zeroed pages. Only arrays that
 * nobody refers to any more come here, from finished gradients and from scopes. Their contents are arbitrary.
 */
class Pool {
  private readonly free = new Map<number, Data[]>();
  private elements = 0;
  /** Keeps at most so many elements, and arrays of one length; the rest is left to the garbage collector. */
  private readonly limit = 1 << 24;
  private readonly perLength = 64;

  take(length: number, dtype: Dtype): Data {
    const list = this.free.get(length);
    if (list === undefined || list.length === 0) {
      return dtype === 'float32' ? new Float32Array(length) : new Float64Array(length);
    }
    this.elements -= length;
    return list.pop()!;
  }

  give(data: Data): void {
    const list = this.free.get(data.length) ?? [];
    if (list.length >= this.perLength || this.elements + data.length > this.limit) return;
    if (list.length === 0) this.free.set(data.length, list);
    list.push(data);
    this.elements += data.length;
  }
}

const pool32 = new Pool();
const pool64 = new Pool();

/** An array with arbitrary contents, for a gradient that the walk owns. */
export function scratch(length: number, dtype: Dtype): Data {
  return (dtype === 'float32' ? pool32 : pool64).take(length, dtype);
}

/** Gives back an array from {@link scratch} that nobody refers to any more. */
export function recycle(data: Data): void {
  (data instanceof Float32Array ? pool32 : pool64).give(data);
}
