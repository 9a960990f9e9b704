/** The thread's side of `node-host.ts` for Python. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import { bootPython, runPythonJob } from '../../src/runtime/sandbox/python-job.ts';

const core = readFileSync(new URL('../../src/runtime/sandbox/run_job.py', import.meta.url), 'utf8');
const indexURL = fileURLToPath(new URL('../../node_modules/pyodide/', import.meta.url));
const booting = bootPython(loadPyodide, { indexURL, packageBaseUrl: indexURL });

const port = parentPort;
port?.on('message', async (job) => {
  const { py } = await booting;
  runPythonJob(py, core, job, port.postMessage.bind(port));
});
