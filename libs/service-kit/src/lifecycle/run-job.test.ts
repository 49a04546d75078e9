import { setTimeout as delay } from 'node:timers/promises';
import { defineJob } from 'fairlead/contract';
import { runJobOnce } from '../../testing';
import { runJob, type RunJobProps } from './run-job';

const cleanup = defineJob({ name: 'cleanup', description: 'removes what is old' });

const untilStopped = (stop: AbortSignal): Promise<void> => delay(60_000, undefined, { signal: stop }).catch(() => undefined);

const runOnce = (props: Omit<RunJobProps, 'log' | 'signals'>) => runJobOnce(cleanup, {}, (parts) => runJob({ ...parts, ...props }));

test('ends with 0 once its work is done, and its stores are closed', async () => {
  const close = jest.fn();

  const { code, log } = await runOnce({ run: async () => undefined, close: [{ close }] });

  expect(code).toBe(0);
  expect(close).toHaveBeenCalledTimes(1);
  expect(log.at(-1)).toMatchObject({ message: 'done' });
});

test.each<[string, Parameters<typeof runOnce>[0], string, string]>([
  ['its work fails', { run: () => Promise.reject(new Error('the disk is full')) }, 'the job has failed', 'the disk is full'],
  [
    'a store does not close',
    { run: async (): Promise<void> => undefined, close: [{ close: () => Promise.reject(new Error('it hangs')) }] },
    'a store did not close',
    'it hangs',
  ],
])('ends with 1 where %s', async (_what, props, message, told) => {
  const { code, log } = await runOnce(props);

  expect(code).toBe(1);
  expect(log.at(-1)).toMatchObject({ message, error: expect.stringContaining(told) });
});

test('one that is told to stop ends with 1, so that it is tried again', async () => {
  const { code, log } = await runJobOnce(cleanup, {}, (parts) => {
    const running = runJob({ ...parts, run: untilStopped });
    (parts.signals as unknown as { kill(signal: string): void }).kill('SIGTERM');
    return running;
  });

  expect(code).toBe(1);
  expect(log.map(({ message }) => message)).toEqual(['stopping']);
});
