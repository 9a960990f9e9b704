/** Scripts and predictions by name, run at build. A name that does not exist stops the build. */
import { getCollection, getEntry } from 'astro:content';
import { traceScript } from '../../runtime/script/trace.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';

export interface NamedTrace {
  readonly id: string;
  readonly title: string;
  readonly trace: Trace;
}

/** `where` opens the message: the tag or file that names the script. */
export async function tracedScript(id: string, where: string): Promise<NamedTrace> {
  const entry = await getEntry('autogradScripts', id);
  if (entry === undefined) {
    const known = (await getCollection('autogradScripts')).map((script) => script.id).join(', ');
    throw new Error(
      `${where}: there is no script “${id}” in content/autograd/scripts.yaml. There are: ${known}.`,
    );
  }
  return { id, title: entry.data.title, trace: traceScript(entry.data.script) };
}

export async function prediction(id: string, where: string) {
  const entry = await getEntry('autogradPredictions', id);
  if (entry !== undefined) return entry.data;
  const known = (await getCollection('autogradPredictions')).map((one) => one.id).join(', ');
  throw new Error(
    `${where}: there is no prediction “${id}” in content/autograd/predictions.yaml. There are: ${known}.`,
  );
}

/** The names of all predictions, in the order of the file. */
export async function allPredictions(): Promise<string[]> {
  return (await getCollection('autogradPredictions')).map((one) => one.id);
}
