import { setTimeout as delay } from 'node:timers/promises';
import { defineJob } from 'fairlead/contract';
import { runJobOnce, startCollector } from '../../testing';
import { Overloaded } from '../errors/errors';
import { openTracing } from '../trace/open-tracing';
import type { RequestTrace } from '../trace/request-trace';
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

test('each run is a span of the trace that started it, sent before it ends, and its lines say which', async () => {
  const collector = await startCollector();
  const environment = { ...collector.environment, TRACEPARENT: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };

  const { log } = await runJobOnce(cleanup, environment, (parts) => {
    const tracing = openTracing(cleanup, parts.config, parts);
    const run = async (_stop: AbortSignal, trace?: RequestTrace) => {
      trace?.span?.start('remove', 'internal').end();
      throw new Overloaded('the disk is full');
    };
    return runJob({ ...parts, tracing, traceparent: parts.config.TRACEPARENT, run });
  });
  await collector.stop();

  const [part, whole] = collector.spans;
  expect(whole).toMatchObject({
    service: 'cleanup',
    name: 'run',
    kind: 'consumer',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    parentId: '00f067aa0ba902b7',
    isFailed: true,
    attributes: { 'error.type': 'Overloaded' },
  });
  expect(part).toMatchObject({ name: 'remove', parentId: whole?.spanId });
  expect(log.at(-1)).toMatchObject({ message: 'the job has failed', trace_id: whole?.traceId, span_id: whole?.spanId });
});

test('nothing of it is traced where nobody says where to', async () => {
  const traces: unknown[] = [];

  await runJobOnce(cleanup, {}, (parts) =>
    runJob({ ...parts, tracing: openTracing(cleanup, parts.config, parts), run: async (_stop, trace) => void traces.push(trace) }),
  );

  expect(traces).toEqual([undefined]);
});
