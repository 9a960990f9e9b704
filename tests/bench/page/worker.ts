/** A contender in a browser's worker: questions and answers as messages. Bundled once for each contender. */
import { answering, type Question, type Tasks } from '../contender.ts';

export function serve(tasks: Tasks | Promise<Tasks>): void {
  const answer = answering(Promise.resolve(tasks), () => null);
  addEventListener('message', async ({ data }: MessageEvent<Question>) => {
    postMessage(await answer(data));
  });
}
