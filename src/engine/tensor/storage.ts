/**
 * The memory behind tensors. Views share one Storage and so one version counter: every in-place operation raises it,
 * and a backward rule that reads a saved tensor compares versions.
 */
import { allocate, type Data, type Dtype } from './dtype.ts';

export class Storage {
  readonly data: Data;
  version = 0;
  /** Raised when an in-place operation changes the graph behind this memory: views then look their history up again. */
  rewrites = 0;
  constructor(data: Data) {
    this.data = data;
  }
}

/**
 * Arrays of finished gradients, by length, handed out again: touching warm memory is faster than asking for zeroed
 * pages. Only arrays that nobody outside the backward walk has seen come here, so contents are arbitrary.
 */
class Pool {
  private readonly free = new Map<number, Data[]>();
  private elements = 0;
  /** Keeps at most `limit` elements; the rest is left to the garbage collector. */
  private readonly limit = 1 << 24;

  take(length: number, dtype: Dtype): Data {
    const list = this.free.get(length);
    if (list === undefined || list.length === 0) return allocate(length, dtype);
    this.elements -= length;
    return list.pop()!;
  }

  give(data: Data): void {
    if (this.elements + data.length > this.limit) return;
    this.elements += data.length;
    const list = this.free.get(data.length);
    if (list === undefined) this.free.set(data.length, [data]);
    else list.push(data);
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
