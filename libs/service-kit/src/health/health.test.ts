import { Health, type HealthProps } from './health';
import { createMetrics } from '../metrics/metrics';
import { eventually } from '../../testing/eventually';
import { createMemoryLog } from '../../testing/memory-log';
import { SwitchedStore } from '../../testing/switched-store';

const started: Health[] = [];

afterEach(() => {
  for (const health of started.splice(0)) health.close();
});

function startHealth(props: Pick<HealthProps, 'required' | 'observed'>) {
  const { log, lines } = createMemoryLog();
  const health = new Health({ log, metrics: createMetrics({ SERVICE_VERSION: 'dev' }), ...props });
  started.push(health);
  return { health, lines };
}

function storeThatIs(state: SwitchedStore['state']): SwitchedStore {
  return Object.assign(new SwitchedStore(), { state });
}

test('a service without dependencies is ready at once', () => {
  const { health } = startHealth({});

  expect(health).toMatchObject({ isReady: true, checks: {} });
});

test('is ready once every required store has answered', async () => {
  const { health } = startHealth({ required: { redis: storeThatIs('up'), mongo: storeThatIs('up') } });
  const before = health.isReady;

  await eventually(() => health.isReady);

  expect(before).toBe(false);
  expect(health.checks).toEqual({ redis: 'up', mongo: 'up' });
});

test('is not ready while one required store is down', async () => {
  const { health, lines } = startHealth({ required: { redis: storeThatIs('up'), mongo: storeThatIs('down') } });

  await eventually(() => lines.length === 2);

  expect(health).toMatchObject({ isReady: false, checks: { redis: 'up', mongo: 'down' } });
});

test('is ready whatever an optional store or a called service does', async () => {
  const { health } = startHealth({ required: { redis: storeThatIs('up') }, observed: { users: storeThatIs('down') } });

  await eventually(() => health.isReady);

  expect(health.checks).toEqual({ redis: 'up', users: 'down' });
});

test('is not ready from the moment it drains, and still shows its stores', async () => {
  const { health } = startHealth({ required: { redis: storeThatIs('up') } });
  await eventually(() => health.isReady);

  health.drain();

  expect(health).toMatchObject({ isReady: false, checks: { redis: 'up' } });
});
