/** The thread's side of `node-host.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { runScriptJob } from '../../src/runtime/sandbox/script-job.ts';

const port = parentPort;
if (port) void runScriptJob(workerData, globalThis, port.postMessage.bind(port));
