import { afterEach, expect, test } from 'vitest';
import { connect, handOver, RemoteError, serve } from '../../../src/runtime/rpc.ts';

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function channel() {
  const made = new MessageChannel();
  made.port1.start();
  made.port2.start();
  channels.push(made);
  return made;
}

test('each reply finds its own request', async () => {
  const service = { double: (x: number) => 2 * x };
  const { port1, port2 } = channel();
  serve(port2, service);
  const connection = connect<typeof service>(port1);
  const replies = await Promise.all([1, 2, 3].map((x) => connection.call('double', x)));
  expect(replies).toEqual([2, 4, 6]);
});

test('an error arrives with its name, message and fields', async () => {
  const service = {
    fail: (_: null): never => {
      throw Object.assign(new RangeError('the bracket at 4 closes nothing'), { position: 4 });
    },
  };
  const { port1, port2 } = channel();
  serve(port2, service);
  const error = await connect<typeof service>(port1)
    .call('fail', null)
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(RemoteError);
  expect(error).toMatchObject({
    name: 'RangeError',
    message: 'the bracket at 4 closes nothing',
    fields: { position: 4 },
  });
});

test('a method that is not there is named in the error', async () => {
  const service = { real: (x: number) => x };
  const { port1, port2 } = channel();
  serve(port2, service);
  const connection = connect<{ real: (x: number) => number; valueOf: (x: number) => number }>(port1);
  await expect(connection.call('valueOf', 1)).rejects.toThrow('There is no method “valueOf” here.');
});

test('a call canceled right away never runs and rejects with the reason', async () => {
  const ran: number[] = [];
  const service = { note: (x: number) => ran.push(x) };
  const { port1, port2 } = channel();
  serve(port2, service);
  const connection = connect<typeof service>(port1);
  const controller = new AbortController();
  const canceled = connection.call('note', 1, controller.signal);
  controller.abort(new Error('a newer request came'));
  await expect(canceled).rejects.toThrow('a newer request came');
  await connection.call('note', 2);
  expect(ran).toEqual([2]);
});

test('a running call is told through its signal', async () => {
  let started: () => void = () => {};
  const hasStarted = new Promise<void>((resolve) => {
    started = resolve;
  });
  let stopped: () => void = () => {};
  const hasStopped = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const service = {
    wait: (_: null, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        started();
        signal.addEventListener('abort', () => {
          stopped();
          resolve();
        });
      }),
  };
  const { port1, port2 } = channel();
  serve(port2, service);
  const controller = new AbortController();
  const call = connect<typeof service>(port1).call('wait', null, controller.signal);
  await hasStarted;
  controller.abort(new Error('stop'));
  await expect(call).rejects.toThrow('stop');
  await hasStopped;
});

test('closing fails every open call and every later one', async () => {
  const service = { forever: (_: null) => new Promise<void>(() => {}) };
  const { port1, port2 } = channel();
  serve(port2, service);
  const connection = connect<typeof service>(port1);
  const open = connection.call('forever', null);
  connection.close(new Error('the worker was stopped'));
  await expect(open).rejects.toThrow('the worker was stopped');
  await expect(connection.call('forever', null)).rejects.toThrow('the worker was stopped');
});

test('what is handed over arrives, and is gone where it came from', async () => {
  const numbers = new Float64Array([1, 2, 3]);
  const service = { give: (_: null) => handOver({ numbers }, [numbers.buffer]) };
  const { port1, port2 } = channel();
  serve(port2, service);
  const reply = await connect<typeof service>(port1).call('give', null);
  expect([...reply.numbers]).toEqual([1, 2, 3]);
  expect(numbers).toHaveLength(0);
});
