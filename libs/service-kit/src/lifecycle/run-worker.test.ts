import { setTimeout as delay } from 'node:timers/promises';
import { defineContract, defineWorker } from 'fairlead/contract';
import { eventually, startCallee, startCollector, startWorker } from '../../testing';
import { ServiceClient } from '../calls/service-client';
import { Health } from '../health/health';
import { openTracing } from '../trace/open-tracing';
import { tracedWork } from '../trace/traced-work';
import type { Tracing } from '../trace/tracing';
import { runWorker, type WorkerProps } from './run-worker';

const mailer = defineWorker({ name: 'mailer', description: 'sends mail', managementPort: 9464 });

const post = defineContract({ name: 'post', description: 'the post', port: 3997, routes: [{ path: '/mail', methods: ['POST'] }] });

function start(props: Partial<WorkerProps> & Pick<WorkerProps, 'work'>, environment = {}) {
  return startWorker(mailer, environment, (parts) => runWorker({ contract: mailer, ...parts, health: new Health(parts), ...props }));
}

const untilStopped = (stop: AbortSignal) => delay(60_000, undefined, { signal: stop });

test('serves health and metrics on its management port while it works', async () => {
  const worker = await start({ work: untilStopped });

  const paths = ['/health/live', '/health/ready', '/metrics', '/'];
  const statuses = await Promise.all(paths.map(async (path) => (await fetch(`${worker.url}${path}`)).status));

  expect(statuses).toEqual([200, 200, 200, 404]);
  expect(await worker.stop()).toBe(0);
});

test('at a stop it finishes what it has begun, and closes its stores after that', async () => {
  const done: string[] = [];
  const close = [{ close: () => void done.push('closed') }];
  const work = async (stop: AbortSignal) => {
    await untilStopped(stop).catch(() => delay(20));
    done.push('worked');
  };
  const worker = await start({ work, close });

  expect(await worker.stop()).toBe(0);
  expect(done).toEqual(['worked', 'closed']);
  expect(worker.log.at(-1)).toMatchObject({ message: 'stopped' });
});

test('work that takes longer than the drain deadline is left, with 1', async () => {
  const worker = await start({ work: () => new Promise(() => undefined) }, { DRAIN_DEADLINE_MS: '20' });

  expect(await worker.stop()).toBe(1);
  expect(worker.log.at(-1)).toMatchObject({ message: 'stopped with work unfinished' });
});

test.each([
  ['throws', () => Promise.reject(new Error('no mail goes out')), 'no mail goes out'],
  ['ends by itself', () => Promise.resolve(), 'the work ended by itself'],
])('work that %s ends the process with 1, its stores closed', async (_what, work, told) => {
  const close = jest.fn();
  const worker = await start({ work, close: [{ close }] });

  expect(await worker.exited).toBe(1);
  expect(close).toHaveBeenCalledTimes(1);
  expect(worker.log.at(-1)).toMatchObject({ message: 'the work has failed', error: expect.stringContaining(told) });
});

test('a piece of work is a span of the trace that it came with, and what it asks others is below it', async () => {
  const collector = await startCollector();
  const callee = await startCallee((_request, response) => void response.writeHead(204).end());
  const { environment } = collector;
  const work = async (stop: AbortSignal, tracing: Tracing | undefined) => {
    const client = new ServiceClient(post, callee.origin);
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await tracedWork(tracing, { name: 'send mail', traceparent }, (trace) => client.call('POST', '/mail', { trace }));
    await tracedWork(tracing, { name: 'send mail', traceparent: traceparent.replace(/1$/, '0') }, (trace) =>
      client.call('POST', '/mail', { trace }),
    );
    await client.close();
    await untilStopped(stop);
  };

  const worker = await startWorker(mailer, environment, (parts) => {
    const tracing = openTracing(mailer, parts.config, parts);
    return runWorker({ contract: mailer, ...parts, health: new Health(parts), tracing, work: (stop) => work(stop, tracing) });
  });
  await eventually(() => callee.requests.length === 2);
  await worker.stop();
  await Promise.all([collector.stop(), callee.stop()]);

  const [call, whole] = collector.spans;
  expect(collector.spans).toHaveLength(2);
  expect(whole).toMatchObject({ service: 'mailer', name: 'send mail', kind: 'consumer', parentId: '00f067aa0ba902b7' });
  expect(call).toMatchObject({ name: 'POST /mail', kind: 'client', parentId: whole?.spanId });
  expect(callee.requests.map(({ headers }) => headers['traceparent'])).toEqual([
    `00-4bf92f3577b34da6a3ce929d0e0e4736-${call?.spanId}-01`,
    expect.stringMatching(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[\da-f]{16}-00$/),
  ]);
});
