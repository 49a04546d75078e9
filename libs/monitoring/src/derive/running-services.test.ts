import { setTimeout as delay } from 'node:timers/promises';
import { EXPORTER_SERIES, SERVICE_SERIES } from '@fairlead/exposition/series';
import { testWithPrometheus } from '../../testing/promtool';
import { readQuery } from '../../testing/read-query';
import { listRunbookQueries } from '../../testing/runbook-queries';
import { type RunningApp, startApp } from '../../testing/running-app';
import { startPrometheus } from '../../testing/running-prometheus';
import { createTestShop, TEST_SETTINGS } from '../../testing/shop';
import { deriveRules } from './derive-rules';

const APPS = ['user-service', 'data-service', 'api-gateway'] as const;

/** Who registers what each service of the platform is. */
const ROLES: Readonly<Record<(typeof APPS)[number], readonly string[]>> = {
  'user-service': ['every service', 'user-service'],
  'data-service': ['every service', 'data-service'],
  'api-gateway': ['every service', 'calls', 'passes on'],
};

/** Series of the kubelets' cAdvisor that no alert reads. */
const OF_CADVISOR = ['container_cpu_cfs_throttled_periods_total'];

let apps: readonly RunningApp[];

beforeAll(async () => {
  apps = await Promise.all(APPS.map((name) => startApp(name)));
}, 120_000);

afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()));
});

test.each(APPS)('%s registers the series that alerts read of it', async (name) => {
  const registered = await apps[APPS.indexOf(name)]?.listSeries();

  const wanted = Object.entries(SERVICE_SERIES).filter(([, owner]) => ROLES[name].includes(owner));
  expect(registered).toEqual(expect.arrayContaining(wanted.map(([series]) => series)));
});

test('the runbooks ask for series that a service registers, an exporter has or a rule keeps', async () => {
  const rules = deriveRules(createTestShop(), TEST_SETTINGS).flatMap((group) => group.rules);
  const known = new Set([
    ...(await Promise.all(apps.map((app) => app.listSeries()))).flat(),
    ...Object.keys(EXPORTER_SERIES),
    ...rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])),
    ...OF_CADVISOR,
  ]);

  const unknown = listRunbookQueries().filter(({ query }) => readQuery(query).series.some((series) => !known.has(series)));

  expect(unknown).toEqual([]);
});

test.each([
  ['user-service', 'redis'],
  ['data-service', 'mongo'],
] as const)('%s calls its store %s, as its contract does', async (name, store) => {
  const app = apps[APPS.indexOf(name)];
  const find = async () => (await app?.scrape())?.includes(`dependency_up{dependency="${store}"}`);

  // Before the first look at the store nothing is known of it.
  while (!(await find())) await delay(100);
});

testWithPrometheus(
  'a Prometheus scrapes the services and works out every rule; where no store is, it sees that',
  async () => {
    const groups = deriveRules(createTestShop(), TEST_SETTINGS);
    // The shop of the tests has services of other names, which use the same stores.
    const labels = { namespace: 'shop-prod', pod: 'a' };
    const names = ['orders', 'records', 'gateway'];
    const targets = apps.map(({ port }, index) => ({ port, labels: { ...labels, app_kubernetes_io_name: names[index] ?? '' } }));
    const prometheus = await startPrometheus(groups, targets);
    const isDown = async () => {
      const pending = (await prometheus.listRules()).filter(({ state }) => state === 'pending').map(({ name }) => name);
      return ['MongoDown', 'RedisDown'].every((name) => pending.includes(name));
    };

    while (!(await isDown())) await delay(200);
    while ((await prometheus.listRules()).some(({ health }) => health === 'unknown')) await delay(200);

    expect(await prometheus.listTargets()).toEqual(['up', 'up', 'up']);
    expect((await prometheus.listRules()).filter(({ health }) => health === 'err')).toEqual([]);
    await prometheus.stop();
  },
  120_000,
);
