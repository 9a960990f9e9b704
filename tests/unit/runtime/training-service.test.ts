import { afterEach, expect, test } from 'vitest';
import { connect, serve } from '../../../src/runtime/rpc.ts';
import { type TrainingService, trainingService } from '../../../src/runtime/training-service.ts';

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function service() {
  const channel = new MessageChannel();
  channel.port1.start();
  channel.port2.start();
  channels.push(channel);
  // Node hears a port's messages in batches, so its own turn is used.
  serve(
    channel.port2,
    trainingService(() => new Promise((resolve) => setImmediate(resolve))),
  );
  return connect<TrainingService>(channel.port1);
}

const FOREVER = Number.MAX_SAFE_INTEGER;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a run plays to the step it is told, and gives the same numbers as single steps', async () => {
  const { call } = service();
  await call('open', { run: 'a', setup: {}, wanted: {} });
  await call('open', { run: 'b', setup: {}, wanted: {} });
  const { step, train } = await call('play', { run: 'a', until: 25 }, new AbortController().signal);
  expect(step).toBe(25);
  for (let i = 0; i < 24; i++) await call('step', { run: 'b', wanted: {} });
  expect((await call('step', { run: 'b', wanted: {} })).standing.train).toBe(train);
});

test('a playing run answers who looks at it, stops when told, and stays stopped', async () => {
  const { call } = service();
  await call('open', { run: 'a', setup: { network: { hidden: [64, 64] } }, wanted: {} });
  const stop = new AbortController();
  const playing = call('play', { run: 'a', until: FOREVER }, stop.signal);
  const first = await call('frame', { run: 'a', wanted: { plane: true, layers: true } });
  await pause(30);
  const second = await call('frame', { run: 'a', wanted: {} });
  expect(second.standing.step).toBeGreaterThan(first.standing.step);
  stop.abort(new Error('enough'));
  await expect(playing).rejects.toThrow('enough');
  const after = await call('frame', { run: 'a', wanted: {} });
  await pause(30);
  expect((await call('frame', { run: 'a', wanted: {} })).standing.step).toBe(after.standing.step);
});

test('a run closed while it plays ends, and is gone', async () => {
  const { call } = service();
  await call('open', { run: 'a', setup: {}, wanted: {} });
  const playing = call('play', { run: 'a', until: FOREVER });
  await call('close', { run: 'a' });
  await playing;
  await expect(call('frame', { run: 'a', wanted: {} })).rejects.toThrow('This run is closed');
});

test('a setup that cannot be is refused with its reasons', async () => {
  const { call } = service();
  const setup = { network: { hidden: [1e6] }, training: { rate: -1 } };
  await expect(call('open', { run: 'a', setup, wanted: {} })).rejects.toThrow(
    /units of a layer.*got 1000000.*learning rate.*got -1/,
  );
});

test('a gradient check can be left before it ends', async () => {
  const { call } = service();
  await call('open', { run: 'a', setup: { network: { hidden: [64, 64] } }, wanted: {} });
  const stop = new AbortController();
  const checking = call('check', { run: 'a' }, stop.signal);
  stop.abort(new Error('changed my mind'));
  await expect(checking).rejects.toThrow('changed my mind');
  expect((await call('check', { run: 'a' })).passed).toBe(true);
});
