import { setTimeout as delay } from 'node:timers/promises';
import { deriveDashboards, deriveRules, queriesOf } from '@fairlead/monitoring';
import {
  describePods,
  type RunningPrometheus,
  selectorsOf,
  startApp,
  startExporters,
  startPrometheus,
  testWithPrometheus,
} from '@fairlead/monitoring/testing';
import { App } from 'cdk8s';
import { createShop } from '../platform';
import { prod } from '../prod/environment';
import { RULE_SETTINGS } from '../rules/rule-settings';

const shop = createShop(new App(), prod);
const { namespace } = shop;

/** Each query, and where it is drawn. */
const queries = deriveDashboards(shop, RULE_SETTINGS).flatMap(({ name, rows }) =>
  rows.flatMap(({ panels }) => panels.flatMap((panel) => queriesOf(panel).map((expr) => ({ place: `${name}, ${panel.title}`, expr })))),
);

/** A query may have an answer where one of its series is none: `a or b`. */
const selectors = [...new Set(queries.flatMap(({ expr }) => selectorsOf(expr)))];

/** A path of each route of the platform, and one that is none. */
const PATHS = ['/api/users', '/api/users/1', '/api/data', '/api/stats', '/nothing'];

/** The shop's services, with stores that nobody is at: what is asked of them fails, and is counted. */
async function startShop() {
  const [users, data] = await Promise.all([startApp('user-service'), startApp('data-service')]);
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const gateway = await startApp('api-gateway', { USER_SERVICE_URL: url(users.port), DATA_SERVICE_URL: url(data.port) });
  const apps = { 'user-service': users, 'data-service': data, 'api-gateway': gateway };
  return {
    targets: Object.entries(apps).map(([name, { port }]) => ({
      port,
      labels: { namespace, pod: `${name}-7d9f8b6c5d-x2x4z`, app_kubernetes_io_name: name },
    })),
    send: () => Promise.all(PATHS.map(async (path) => (await fetch(url(gateway.port) + path)).arrayBuffer())),
    stop: () => Promise.all(Object.values(apps).map((app) => app.stop())),
  };
}

/** Ends what a test has started, also where it fails. */
const stops: (() => unknown)[] = [];

afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

/** Queries that have no answer. */
async function findEmpty(prometheus: RunningPrometheus, asked: readonly string[]): Promise<readonly string[]> {
  const counts = await Promise.all(asked.map((query) => prometheus.count(query)));
  return asked.filter((_, index) => counts[index] === 0);
}

testWithPrometheus(
  'a Prometheus that scrapes the running shop answers each query of its dashboards, and has each series that one selects',
  async () => {
    const services = await startShop();
    stops.push(services.stop);
    const exporters = await startExporters(describePods(shop.toJson()));
    stops.push(exporters.stop);
    const prometheus = await startPrometheus(deriveRules(shop, RULE_SETTINGS), [
      ...services.targets,
      { port: exporters.port, labels: { job: 'exporters' } },
    ]);
    stops.push(prometheus.stop);
    let empty: readonly string[] = selectors;
    for (const end = Date.now() + 60_000; empty.length > 0 && Date.now() < end; await delay(1_000)) {
      await services.send();
      empty = await findEmpty(prometheus, empty);
    }
    const exprs = queries.map(({ expr }) => expr);
    const unanswered = await findEmpty(prometheus, exprs);

    expect(empty).toEqual([]);
    expect(queries.filter(({ expr }) => unanswered.includes(expr))).toEqual([]);
  },
  150_000,
);
