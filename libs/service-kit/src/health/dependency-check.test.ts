import { type Dependency, DependencyCheck } from './dependency-check';
import { createMetrics } from '../metrics/metrics';
import { eventually } from '../../testing/eventually';
import { createMemoryLog } from '../../testing/memory-log';
import { SwitchedStore } from '../../testing/switched-store';

const checks: DependencyCheck[] = [];

afterEach(() => {
  for (const check of checks.splice(0)) check.stop();
});

function watch(dependency: Dependency) {
  const { log, lines } = createMemoryLog();
  const metrics = createMetrics({ SERVICE_VERSION: 'dev' });
  const check = new DependencyCheck('redis', dependency, { log, metrics });
  checks.push(check);
  return { check, lines, metrics, messages: () => lines.map((line) => line['message']) };
}

test('is down until the first answer', async () => {
  const { check } = watch(new SwitchedStore());

  expect(check.isUp).toBe(false);
  await eventually(() => check.isUp);
});

test('follows a dependency that goes and comes back, logs each change once, and shows it as a metric', async () => {
  const store = new SwitchedStore();
  const { check, lines, metrics, messages } = watch(store);
  await eventually(() => check.isUp);

  store.state = 'down';
  await eventually(() => !check.isUp);
  const whileDown = await metrics.registry.metrics();
  store.state = 'up';
  await eventually(() => check.isUp);

  expect(messages()).toEqual(['redis is up', 'redis is down', 'redis is up']);
  expect(lines[1]).toMatchObject({ level: 'warn', error: expect.stringContaining('connection refused') as string });
  expect(whileDown).toContain('dependency_up{dependency="redis"} 0\n');
  expect(await metrics.registry.metrics()).toContain('dependency_up{dependency="redis"} 1\n');
});

test('a dependency that hangs is told to stop and down after a second, and does not hold up the check that finds it back', async () => {
  const store = new SwitchedStore();
  store.state = 'hangs';
  const { check, lines } = watch(store);

  await eventually(() => lines.length > 0);
  const firstSignal = store.signals[0];
  store.state = 'up';
  await eventually(() => check.isUp);

  expect(lines[0]).toMatchObject({ message: 'redis is down', error: expect.stringContaining('did not answer within 1000 ms') as string });
  expect(firstSignal).toMatchObject({ aborted: true, reason: new Error('redis did not answer within 1000 ms') });
});

test.each<{ how: string; check: () => Promise<unknown> }>([
  {
    how: 'throws',
    check: () => {
      throw new Error('no client');
    },
  },
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  { how: 'rejects with nothing', check: () => Promise.reject(undefined) },
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  { how: 'rejects with a text', check: () => Promise.reject('LOADING') },
])('a dependency that $how is down', async ({ check: ask }) => {
  const { check, messages } = watch({ check: ask });

  await eventually(() => messages().length > 0);

  expect(messages()).toEqual(['redis is down']);
  expect(check.isUp).toBe(false);
});

test('a dependency that nobody listens for is told in one line, whatever the driver joins', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
  const { lines } = watch({ check: () => Promise.reject(new AggregateError([refused, refused])) });

  await eventually(() => lines.length > 0);

  expect(lines[0]?.['error']).toBe(
    'AggregateError; caused by Error: connect ECONNREFUSED 127.0.0.1:1; caused by Error: connect ECONNREFUSED 127.0.0.1:1',
  );
});

test('asks no more once stopped, and tells the check under way', async () => {
  const store = new SwitchedStore();
  store.state = 'hangs';
  const { check, messages } = watch(store);

  check.stop();
  await new Promise(setImmediate);

  expect(store.signals).toMatchObject([{ aborted: true }]);
  expect(messages()).toEqual([]);
});
