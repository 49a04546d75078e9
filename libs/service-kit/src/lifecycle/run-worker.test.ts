import { setTimeout as delay } from 'node:timers/promises';
import { defineWorker } from 'fairlead/contract';
import { startWorker } from '../../testing';
import { Health } from '../health/health';
import { runWorker, type WorkerProps } from './run-worker';

const mailer = defineWorker({ name: 'mailer', description: 'sends mail', managementPort: 9464 });

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
