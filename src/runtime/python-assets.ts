/**
 * The files of Python, fetched once by the page with progress in bytes and kept in Cache Storage. Their addresses
 * carry a hash of their content, so a kept file is never stale; a new version brings a new cache and drops the old one.
 */
import glueUrl from 'pyodide/pyodide.asm.mjs?url';
import wasmUrl from 'pyodide/pyodide.asm.wasm?url';
import stdlibUrl from 'pyodide/python_stdlib.zip?url';
import type { Progress } from './protocol.ts';
import { PYTHON_FILE_BYTES } from './python-files.ts';

/** Two copies of the site on one host, below different folders, keep apart. */
const CACHE_PREFIX = `groundwork-python ${import.meta.env.BASE_URL} `;
const CACHE = CACHE_PREFIX + wasmUrl;
/** A name in the cache, never an address that is fetched. */
const SNAPSHOT_KEY = `${wasmUrl}.snapshot`;

export interface PythonFiles {
  readonly wasm: ArrayBuffer;
  readonly glue: string;
  readonly stdlib: ArrayBuffer;
  readonly snapshot?: ArrayBuffer;
}

/** Null where the browser has no Cache Storage (an insecure address, some private windows): then HTTP's cache serves. */
async function openCache(): Promise<Cache | null> {
  try {
    for (const name of await caches.keys())
      if (name.startsWith(CACHE_PREFIX) && name !== CACHE) await caches.delete(name);
    return await caches.open(CACHE);
  } catch {
    return null;
  }
}

/** Reads a body piece by piece; `onBytes` gets the number of new bytes. */
async function readBody(
  response: Response,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.byteLength;
    onBytes(value.byteLength);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

export async function loadPythonFiles(onProgress: (progress: Progress) => void): Promise<PythonFiles> {
  const cache = await openCache();
  const total = Object.values(PYTHON_FILE_BYTES).reduce((sum, bytes) => sum + bytes, 0);
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  let loaded = 0;
  const onBytes = (count: number) => {
    loaded += count;
    const share = Math.min(loaded / total, 1);
    onProgress({ text: `Loading Python, ${megabytes(loaded)} of ${megabytes(total)} MB`, share });
  };

  const load = async (url: string): Promise<ArrayBuffer> => {
    const kept = await cache?.match(url);
    const response = kept ?? (await fetch(url));
    if (!response.ok) throw new Error(`${response.status} for ${url}`);
    const body = await readBody(response, onBytes);
    // A full disk only means that the next visit fetches again.
    if (!kept) await cache?.put(url, new Response(body)).catch(() => {});
    return body.buffer;
  };

  const [wasm, glue, stdlib] = await Promise.all([load(wasmUrl), load(glueUrl), load(stdlibUrl)]);
  const snapshot = await cache?.match(SNAPSHOT_KEY);
  return {
    wasm,
    glue: new TextDecoder().decode(glue),
    stdlib,
    ...(snapshot ? { snapshot: await snapshot.arrayBuffer() } : {}),
  };
}

/** Keeps an interpreter's memory for the next visit. */
export async function keepSnapshot(snapshot: Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await openCache();
  await cache?.put(SNAPSHOT_KEY, new Response(snapshot)).catch(() => {});
}
