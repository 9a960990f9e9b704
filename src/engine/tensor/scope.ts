/**
 * Memory on loan. JavaScript cannot tell when a tensor is no longer needed; a scope can: at its end, the memory of all
 * tensors made inside goes to the next scope, still warm. Browsers gain most, where fresh arrays are dear; a lesson need
 * not know.
 */
import { type Data, used, WORTH } from './dtype.ts';
import { recycle, Storage, scratch } from './storage.ts';
import { Tensor } from './tensor.ts';

const EMPTY: Data = new Float32Array(0);
let lent: Storage[] | null = null;

/** A storage whose memory the innermost scope takes back. */
export function lend(data: Data): Storage {
  const storage = new Storage(data);
  if (lent !== null) lent.push(storage);
  return storage;
}

/**
 * Runs `run`, then takes back the memory of every tensor made inside. What stays valid: a tensor that `run` returns, or
 * an array of them; every `.grad`; what `numpy()` gave. Reading any other throws.
 * @throws TypeError if `run` is asynchronous
 * @example const loss = scope(() => { const l = model.forward(x).mean(); l.backward(); return l.item(); });
 */
export function scope<T>(run: () => T): T {
  const outer = lent;
  const mine: Storage[] = [];
  lent = mine;
  used.take = scratch;
  try {
    const result = run();
    if (result instanceof Promise) throw new TypeError('scope takes a synchronous function.');
    const results: unknown[] = Array.isArray(result) ? result : [result];
    for (const value of results) {
      if (!(value instanceof Tensor) || value.storage.kept) continue;
      value.storage.kept = true;
      outer?.push(value.storage);
    }
    return result;
  } finally {
    lent = outer;
    used.take = outer === null ? null : scratch;
    for (const storage of mine) {
      if (storage.kept) continue;
      if (storage.data.length >= WORTH) recycle(storage.data);
      storage.data = EMPTY;
    }
  }
}
