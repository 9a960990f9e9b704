/** Reads the learner's TypeScript away from the page's thread. It evaluates nothing. */
import { transpile } from '../transpile.ts';

self.onmessage = ({ data }: MessageEvent<{ id: number; file: string; source: string }>) => {
  self.postMessage({ id: data.id, prepared: transpile(data.source, data.file) });
};
