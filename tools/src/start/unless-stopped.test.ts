import { getEventListeners } from 'node:events';
import { unlessStopped } from './unless-stopped';

const never = new Promise<never>(() => {});

test('gives what the work gives, and throws what it throws', async () => {
  const { signal } = new AbortController();

  expect(await unlessStopped(Promise.resolve(1), signal)).toBe(1);
  await expect(unlessStopped(Promise.reject(new Error('disk full')), signal)).rejects.toThrow('disk full');
});

test('waits for no work once everything is to stop', async () => {
  expect(await unlessStopped(never, AbortSignal.abort())).toBeUndefined();
  expect(await unlessStopped(never, AbortSignal.timeout(1))).toBeUndefined();
});

test('work that has failed of the same Ctrl-C just before is no failure', async () => {
  const stop = new AbortController();
  const result = unlessStopped(Promise.reject(new Error('The service was stopped')), stop.signal);
  setImmediate(() => stop.abort());

  expect(await result).toBeUndefined();
});

test('nothing listens on once the work is done', async () => {
  const { signal } = new AbortController();
  const listeners = () => getEventListeners(signal, 'abort').length;

  for (let times = 0; times < 20; times += 1) await unlessStopped(Promise.resolve(), signal);

  expect(listeners()).toBe(0);
});
