/** Calls the worker and turns what it throws into a sentence. */
import type { RemoteError } from '../../runtime/rpc.ts';
import { callScript } from '../../runtime/script-client.ts';
import type { ScriptService } from '../../runtime/workers/script.worker.ts';

type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Never rejects: a script that cannot be read, or a worker that does not answer, is a message. */
export async function runScript<K extends keyof ScriptService & string>(
  method: K,
  argument: Parameters<ScriptService[K]>[0],
): Promise<Result<Awaited<ReturnType<ScriptService[K]>>>> {
  try {
    return { ok: true, value: await callScript(method, argument) };
  } catch (error) {
    const { name, message, fields } = error as RemoteError;
    const line = name === 'ScriptError' && typeof fields?.line === 'number' ? `Line ${fields.line}: ` : '';
    return { ok: false, message: `${line}${message}` };
  }
}
