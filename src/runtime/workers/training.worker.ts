/** Training runs, off the page's thread. What is offered is the type `TrainingService`. */
import { type Port, serve } from '../rpc.ts';
import { trainingService } from '../training-service.ts';

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** A message to oneself waits behind those that have arrived, without the delay browsers add to timers. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

serve(globalThis as unknown as Port, trainingService(nextTurn));
