import type { Dashboard as GrafanaDashboard, Panel as GrafanaPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { parse } from 'yaml';
import { createTestShop, TEST_SETTINGS } from '../../testing/shop';
import { deriveDashboards } from '../dashboards/derive-dashboards';
import { type Dashboard, queriesOf } from '../panels/panel';
import { toDashboardConfigMap, toDashboardFile } from './dashboard-files';

const namespace = 'shop-prod';
const derived = deriveDashboards(createTestShop(), TEST_SETTINGS);
const render = (dashboard: Dashboard) => JSON.parse(toDashboardFile(dashboard, { namespace })) as GrafanaDashboard;
const dashboards = derived.map((dashboard) => ({ dashboard, grafana: render(dashboard) }));
const panelsOf = ({ panels = [] }: GrafanaDashboard) => panels as readonly GrafanaPanel[];

test.each(dashboards.map((each) => [each.dashboard.name, each] as const))(
  '%s has each query as it was derived',
  (_, { dashboard, grafana }) => {
    const given = dashboard.rows.flatMap(({ panels }) => panels.flatMap(queriesOf));
    const written = panelsOf(grafana).flatMap(({ targets = [] }) => targets.map((target) => (target as { expr?: string }).expr));

    expect([...written].sort()).toEqual([...given].sort());
  },
);

test.each(dashboards.map((each) => [each.dashboard.name, each] as const))(
  'in %s no panel lies on another, and each has an id of its own',
  (_, { grafana }) => {
    const panels = panelsOf(grafana);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } = { x: 0, y: 0, w: 0, h: 0 } }) =>
      Array.from({ length: w * h }, (__, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`),
    );

    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  },
);

test('the reader chooses a Prometheus, and dashboards of a platform lead to each other', () => {
  for (const { grafana } of dashboards)
    expect(grafana).toMatchObject({
      templating: { list: [{ type: 'datasource', name: 'datasource', query: 'prometheus' }] },
      tags: [namespace],
      links: [{ type: 'dashboards', tags: [namespace] }],
    });
});

test('a graph has a table of nodes and one of edges, each with both numbers', () => {
  const graph = dashboards.flatMap(({ grafana }) => panelsOf(grafana)).find(({ type }) => type === 'nodeGraph');

  expect(graph?.targets).toMatchObject(
    ['nodes', 'nodeRates', 'edges', 'edgeRates'].map((refId) => ({ refId, format: 'table', instant: true })),
  );
  expect(graph?.transformations).toMatchObject([
    { id: 'joinByField', filter: { id: 'byRefId', options: '/^(nodes|nodeRates)$/' }, options: { byField: 'id' } },
    { id: 'joinByField', filter: { id: 'byRefId', options: '/^(edges|edgeRates)$/' }, options: { byField: 'id' } },
    { id: 'organize', options: { renameByName: { 'Value #edgeRates': 'mainstat', 'Value #edges': 'secondarystat' } } },
  ]);
});

test.each([
  ['short', 'shop-prod-short'],
  ['a-service-with-a-name-that-is-too-long', 'shop-prod-a-service-with-a-name-DIGEST'],
])('the uid of %s has at most 40 characters', (name, uid) => {
  const [first] = derived;
  const given = first && render({ ...first, name }).uid;

  expect(given?.length).toBeLessThanOrEqual(40);
  expect(given?.replace(/-[0-9a-f]{8}$/, '-DIGEST')).toBe(uid);
});

test('a ConfigMap has the file, and the label that the sidecar of Grafana’s chart looks for', () => {
  const [first] = derived;
  if (!first) throw new Error('no dashboard was derived');
  const text = toDashboardConfigMap(first, { namespace }, 'made by a test');

  expect(text).toMatch(/^# made by a test\n/);
  expect(parse(text)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'dashboard-platform', namespace, labels: { grafana_dashboard: '1' } },
    data: { 'shop-prod-platform.json': toDashboardFile(first, { namespace }) },
  });
});

test('labels of one’s own take its place', () => {
  const [first] = derived;
  const text = first && toDashboardConfigMap(first, { namespace, labels: { dashboards: 'shop' } }, 'made by a test');

  expect(parse(text ?? '')).toMatchObject({ metadata: { labels: { dashboards: 'shop' } } });
  expect(text).not.toContain('grafana_dashboard');
});
