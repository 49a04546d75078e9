import { EXPORTER_SERIES, readyPods, scrapedPods, SERVICE_SERIES } from '@fairlead/exposition/series';
import type { HttpService } from 'fairlead';
import { readQuery, selectorsOf } from '../../testing/read-query';
import { createTestShop, TEST_SETTINGS } from '../../testing/shop';
import { deriveRules } from '../derive/derive-rules';
import { callGraph } from '../panels/call-graph';
import { type NumberPanel, type Panel, queriesOf } from '../panels/panel';
import { deriveDashboards } from './derive-dashboards';

const dashboards = deriveDashboards(createTestShop(), TEST_SETTINGS);
const rowsOf = (name: string, all = dashboards) => all.find((dashboard) => dashboard.name === name)?.rows ?? [];
const panelsOf = (name: string, all = dashboards) => rowsOf(name, all).flatMap(({ panels }) => panels);
const all = dashboards.flatMap(({ name, rows }) =>
  rows.flatMap(({ title, panels }) => panels.map((panel) => ({ place: `${name}, ${title}, ${panel.title}`, panel }))),
);

test('there is one for the platform, one for its stores, one for load runs and one for each service', () => {
  expect(dashboards.map(({ name }) => name)).toEqual(['platform', 'stores', 'load', 'orders', 'gateway', 'records', 'site']);
  expect(dashboards.map(({ title }) => title)).toContain('shop-prod: orders');
});

test.each([
  ['platform', ['Calls', 'Golden signals', 'Objectives', 'Budgets against use']],
  ['stores', ['mongo', 'redis', 'owners']],
  ['load', ['Answers', 'Costs', 'What is full first']],
  ['orders', ['Requests', 'Stores', 'Budgets against use', 'Process', 'Pods']],
  ['gateway', ['Requests', 'Calls', 'Budgets against use', 'Process', 'Pods']],
  // Nobody knows what a foreign service measures.
  ['site', ['Budgets against use', 'Pods']],
])('%s has rows of what is known, and of nothing else', (name, rows) => {
  expect(rowsOf(name).map(({ title }) => title)).toEqual(rows);
});

test.each(all.flatMap(({ place, panel }) => queriesOf(panel).map((expr, index) => [`${place}, ${index}`, expr])))(
  '%s is PromQL, and asks of this platform alone',
  (_, expr) => {
    const selectors = selectorsOf(expr);

    expect(readQuery(expr).errors).toEqual([]);
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors) expect(selector).toContain('namespace="shop-prod"');
  },
);

test('dashboards, alerts and the monitor read the series that are declared or recorded, and each of these', () => {
  const rules = deriveRules(createTestShop(), TEST_SETTINGS).flatMap((group) => group.rules);
  const recorded = rules.flatMap((rule) => ('record' in rule ? [rule.record] : []));
  const queries = [...all.flatMap(({ panel }) => queriesOf(panel)), ...rules.map(({ expr }) => expr), readyPods({}), scrapedPods({})];
  const read = queries.flatMap((expr) => readQuery(expr).series);

  expect([...new Set(read)].sort()).toEqual(
    [...new Set([...Object.keys(SERVICE_SERIES), ...Object.keys(EXPORTER_SERIES), ...recorded])].sort(),
  );
});

test('each panel says what to look for, and has a line', () => {
  for (const { panel } of all) {
    expect(panel.description).toMatch(/\.$/);
    expect(queriesOf(panel)).not.toEqual([]);
  }
});

test('the graph has each service, each store and each edge', () => {
  const graph = panelsOf('platform').find((panel) => panel.kind === 'graph');
  const idsOf = (query = '') => [...query.matchAll(/"id", "([^"]+)"/g)].map(([, id]) => id).sort();

  expect(idsOf(graph?.nodes.failed)).toEqual(['gateway', 'mongo', 'orders', 'owners', 'records', 'redis']);
  expect(idsOf(graph?.edges.failed)).toEqual(['gateway to orders', 'orders to redis', 'records to mongo', 'records to owners']);
  // How often PostgreSQL is asked no service counts.
  expect(idsOf(graph?.nodes.rate)).toEqual(['gateway', 'mongo', 'orders', 'records', 'redis']);
  expect(idsOf(graph?.edges.rate)).toEqual(['gateway to orders', 'orders to redis', 'records to mongo']);
});

test('where one of two callers has called nobody yet, the calls of the other are shown', () => {
  const caller = (name: string) => ({ caller: { namespace: 'shop-prod', name }, callee: 'billing' });
  const { nodes } = callGraph({ services: [], others: ['billing'], stores: [], calls: [caller('orders'), caller('gateway')] });

  expect(nodes.rate).toMatch(/^label_replace\(sum\(label_replace\(.* or label_replace\(.*\)\), "id", "billing", "", ""\)$/);
});

test('each budget of the platform is held against its use', () => {
  const bars = panelsOf('platform').filter((panel): panel is NumberPanel => panel.kind === 'bars');

  expect(bars.map(({ title, queries }) => [title, queries.map(({ legend }) => legend)])).toEqual([
    ['Memory', ['orders', 'gateway', 'records', 'site', 'mongo', 'redis', 'owners']],
    ['Processors', ['orders', 'gateway', 'records', 'site', 'mongo', 'redis', 'owners']],
    ['Pods', ['orders']],
    ['Calls under way', ['gateway to orders']],
    ['Queues', ['orders: writes', 'gateway to orders']],
    ['Connections', ['records to mongo']],
    ['Bad requests', ['orders', 'records']],
    ['Volumes', ['mongo', 'redis', 'owners']],
  ]);
});

test('a patch counts', () => {
  const shop = createTestShop();
  const orders = shop.components.find(({ name }) => name === 'orders') as HttpService;
  orders.patch('ConfigMap', (config) => void ((config.data ??= {})['MAX_QUEUED'] = '10'));

  const panels: readonly Panel[] = panelsOf('orders', deriveDashboards(shop, TEST_SETTINGS));

  expect(panels.flatMap(queriesOf)).toContainEqual(expect.stringMatching(/^max\(write_queue_requests\{.*\}\) \/ 10$/));
});

test('the same platform gives the same dashboards', () => {
  expect(deriveDashboards(createTestShop(), TEST_SETTINGS)).toEqual(dashboards);
});
