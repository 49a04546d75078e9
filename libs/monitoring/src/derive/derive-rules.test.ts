import type { HttpService } from 'fairlead';
import { createTestShop, TEST_SETTINGS } from '../../testing/shop';
import type { AlertRule } from '../rules/rule';
import { deriveRules } from './derive-rules';

const groups = deriveRules(createTestShop(), TEST_SETTINGS);
const alerts = groups.flatMap(({ rules }) => rules.filter((rule): rule is AlertRule => 'alert' in rule));
const find = (alert: string, component: string) => alerts.filter((rule) => rule.alert === alert && rule.labels['component'] === component);

test('the platform and each component have a group, in apply order', () => {
  expect(groups.map(({ name }) => name)).toEqual(['shop-prod', ...createTestShop().components.map(({ name }) => `shop-prod/${name}`)]);
});

test.each([
  {
    alert: 'HighErrorRate',
    component: 'orders',
    severity: 'critical',
    duration: '2m',
    query: /route!~"\/health\|\S* status=~"5\.\."\S*\[2m\].* > 0\.05$/,
  },
  { alert: 'HighP99Latency', component: 'orders', severity: 'warning', duration: '5m', query: /^histogram_quantile\(0\.99, .* > 2$/ },
  {
    alert: 'RedisDown',
    component: 'redis',
    severity: 'critical',
    duration: '1m',
    query: /dependency="redis"\}\) == 0 or max\(\S*, statefulset="redis"\}\) == 0$/,
  },
  { alert: 'PodRestartLoop', component: 'shop', severity: 'critical', duration: undefined, query: /\[15m\]\)\)\) > 3$/ },
  { alert: 'HPAAtMaxReplicas', component: 'orders', severity: 'warning', duration: '10m', query: />= max\(/ },
])('$alert has the threshold, the time and the severity that were agreed on', ({ alert, component, severity, duration, query }) => {
  const [rule] = find(alert, component);

  expect(rule).toMatchObject({ expr: expect.stringMatching(query), labels: { severity, namespace: 'shop-prod', component } });
  expect(rule?.for).toBe(duration);
});

test('each says what is wrong, the exact query, and where to read what to do', () => {
  for (const { expr, annotations } of alerts) {
    expect(annotations.summary).not.toContain('{{');
    expect(annotations.description).toContain(expr);
    expect(annotations.runbook_url).toMatch(/^https:\/\/example\.com\/runbooks\/[a-z0-9-]+\.md$/);
  }
  expect(find('HPAAtMaxReplicas', 'orders')[0]?.annotations.runbook_url).toBe('https://example.com/runbooks/hpa-at-max-replicas.md');
});

test('of a foreign service nothing is asked but what its cluster knows', () => {
  expect(alerts.filter(({ labels }) => labels['component'] === 'site').map(({ alert }) => alert)).toEqual(['ReplicasUnavailable']);
});

test('of a pool whose operations no service counts nothing is asked', () => {
  expect(find('PoolExhausted', 'records').map(({ labels }) => labels['upstream'])).toEqual(['mongo']);
});

test('an autoscaler that may not choose is not told of: it always has as many pods as it may make', () => {
  const shop = createTestShop();
  const orders = shop.components.find(({ name }) => name === 'orders') as HttpService;
  orders.patch('HorizontalPodAutoscaler', ({ spec }) => void (spec && (spec.minReplicas = spec.maxReplicas)));

  const rules = deriveRules(shop, TEST_SETTINGS).flatMap((group) => group.rules);

  expect(rules.filter((rule) => 'alert' in rule && rule.alert === 'HPAAtMaxReplicas')).toEqual([]);
});

test('a patch counts', () => {
  const shop = createTestShop();
  const orders = shop.components.find(({ name }) => name === 'orders') as HttpService;
  orders.patch('ConfigMap', (config) => void ((config.data ??= {})['MAX_QUEUED'] = '10'));

  const rules = deriveRules(shop, TEST_SETTINGS).flatMap((group) => group.rules);

  expect(rules.map(({ expr }) => expr)).toContainEqual(expect.stringMatching(/^max\(write_queue_requests\{.*\}\) > 0\.8 \* 10$/));
});

test('a queue without a bound is refused', () => {
  const queues = [{ service: 'orders', what: 'writes', series: 'write_queue_requests', variable: 'MAX_QUEUE' } as const];

  expect(() => deriveRules(createTestShop(), { ...TEST_SETTINGS, queues })).toThrow(
    'orders has no number MAX_QUEUE; name a variable of its contract that bounds write_queue_requests',
  );
});
