/** The sandbox worker for TypeScript. It is handed one job and one port, gives its powers away, and runs the job. */
import type { Job } from '../protocol.ts';
import { lockdown } from '../sandbox/lockdown.ts';
import { runScriptJob } from '../sandbox/script-job.ts';

self.onmessage = (event: MessageEvent<Job>) => {
  self.onmessage = null;
  const port = event.ports[0] as MessagePort;
  const post = port.postMessage.bind(port);
  lockdown(self);
  void runScriptJob(event.data, self, post);
};
