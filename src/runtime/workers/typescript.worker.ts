/** The sandbox worker for TypeScript: gives its powers away, then runs the one job it is handed. */
import type { Job } from '../protocol.ts';
import { lockdown } from '../sandbox/lockdown.ts';
import { runScriptJob } from '../sandbox/script-job.ts';

self.onmessage = (event: MessageEvent) => {
  self.onmessage = null;
  const port = event.ports[0] as MessagePort;
  const post = port.postMessage.bind(port);
  lockdown(self);
  port.onmessage = ({ data }: MessageEvent<Job>) => {
    port.onmessage = null;
    void runScriptJob(data, self, post);
  };
};
