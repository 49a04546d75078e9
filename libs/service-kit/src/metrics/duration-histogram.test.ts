import { array, assert, asyncProperty, constantFrom, double, integer, record } from 'fast-check';
import { Histogram, Registry } from 'prom-client';
import { DURATION_BUCKETS, DurationHistogram } from './duration-histogram';

const NAME = 'call_duration_seconds';
const HELP = 'Time of a call.';

test('prints what prom-client’s own histogram would, whatever is observed', async () => {
  const observation = record({
    method: constantFrom('GET', 'POST'),
    route: constantFrom('/users', '/users/:id', 'a "quoted"\nroute\\'),
    status: integer({ min: 200, max: 204 }),
    seconds: double({ min: 0, max: 60, noNaN: true }),
  });
  await assert(
    asyncProperty(array(observation), async (observations) => {
      const [registry, expected] = [new Registry(), new Registry()];
      const histogram = new DurationHistogram({ name: NAME, help: HELP, labelNames: ['method', 'route'], registry });
      const labelNames = ['method', 'route', 'status'];
      const model = new Histogram({ name: NAME, help: HELP, labelNames, buckets: DURATION_BUCKETS, registers: [expected] });

      for (const { method, route, status, seconds } of observations) {
        histogram.observe(method, route, status, seconds);
        model.observe({ method, route, status }, seconds);
      }

      const lines = (text: string) => text.split('\n').sort();
      expect(lines(await registry.metrics())).toEqual(lines(await expected.metrics()));
    }),
  );
});

test('says how many there were of each kind', () => {
  const histogram = new DurationHistogram({ name: NAME, help: HELP, labelNames: ['method', 'route'], registry: new Registry() });

  histogram.observe('GET', '/users', 200, 0.1);
  histogram.observe('GET', '/users', 200, 60);
  histogram.observe('GET', '/users', 404, 0.1);

  expect(histogram.listCounts()).toMatchObject([
    { labels: { method: 'GET', route: '/users', status: '200' }, count: 2 },
    { labels: { method: 'GET', route: '/users', status: '404' }, count: 1 },
  ]);
});

test('its registry resets it and knows it as an object too', async () => {
  const registry = new Registry();
  const histogram = new DurationHistogram({ name: NAME, help: HELP, labelNames: ['method', 'route'], registry });
  histogram.observe('GET', '/users', 200, 0.1);
  const before = await registry.getMetricsAsJSON();

  registry.resetMetrics();

  expect(before).toMatchObject([{ name: NAME, type: 'histogram' }]);
  expect(before[0]?.values).toHaveLength(DURATION_BUCKETS.length + 3);
  expect(await registry.getMetricsAsJSON()).toMatchObject([{ name: NAME, values: [] }]);
});
