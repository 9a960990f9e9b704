/** The thread's side of `node-host.ts` for TypeScript. */
import { parentPort } from 'node:worker_threads';
import { runScriptJob } from '../../src/runtime/sandbox/script-job.ts';

const port = parentPort;
port?.on('message', (job) => void runScriptJob(job, globalThis, port.postMessage.bind(port)));
