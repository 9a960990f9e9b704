/** The sandbox worker for Python. Everything it needs is handed in; it asks for nothing. */
import { loadPyodide } from 'pyodide';
import type { Job } from '../protocol.ts';
import { lockdown } from '../sandbox/lockdown.ts';
import { bootPython, runPythonJob } from '../sandbox/python-job.ts';
import core from '../sandbox/run_job.py';

export interface PythonAssets {
  readonly wasm: WebAssembly.Module;
  /** `pyodide.asm.mjs` as text. */
  readonly glue: string;
  readonly stdlib: ArrayBuffer;
  readonly snapshot?: ArrayBuffer;
}

/** An address nobody answers: each file Pyodide asks for below it comes from memory. */
const NOWHERE = 'https://pyodide.invalid/';

/** The glue is an ES module; as a function body it needs no import, which the sandbox's policy would refuse. */
function evaluateGlue(text: string): unknown {
  const body = text
    .replaceAll('import.meta.url', JSON.stringify(NOWHERE))
    .replace(/export default (\w+);?\s*$/, 'return $1;');
  return new Function(body)();
}

self.onmessage = async (event: MessageEvent<PythonAssets>) => {
  self.onmessage = null;
  const port = event.ports[0] as MessagePort;
  const post = port.postMessage.bind(port);
  const { wasm, glue, stdlib, snapshot } = event.data;
  try {
    self.fetch = async () => new Response(stdlib);
    WebAssembly.instantiateStreaming = async (_response, imports) => ({
      module: wasm,
      instance: await WebAssembly.instantiate(wasm, imports),
    });
    const booted = await bootPython(
      loadPyodide,
      {
        indexURL: NOWHERE,
        packageBaseUrl: NOWHERE,
        createPyodideModule: evaluateGlue(glue) as never,
      },
      snapshot && new Uint8Array(snapshot),
    );
    lockdown(self);
    post({ booted: true, snapshot: booted.snapshot });
    port.onmessage = ({ data }: MessageEvent<Job>) => {
      port.onmessage = null;
      runPythonJob(booted.py, core, data, post);
    };
  } catch (error) {
    post({ broken: error instanceof Error ? error.message : String(error) });
  }
};
