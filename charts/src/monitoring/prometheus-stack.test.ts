import { App, Size } from 'cdk8s';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, createShop, find, mailer, memory, prod } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import type { Environment } from '../environment/environment';
import { prometheusAnnotations } from '../environment/monitoring';
import type { Platform } from '../platform/platform';
import { RedisStore } from '../stores/redis/redis-store';
import { Worker } from '../worker/worker';
import { PrometheusStack } from './prometheus-stack';
import type { PrometheusStackProps } from './stack-props';

const references = {
  ...(prod.images.kind === 'pinned' && prod.images.references),
  prometheus: 'quay.io/prometheus/prometheus:v3.5.0',
  alertmanager: 'quay.io/prometheus/alertmanager:v0.28.1',
  'kube-state-metrics': 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.16.0',
};
const environment: Environment = { ...prod, images: { kind: 'pinned', references } };
const slack = { channel: '#shop' };
const untyped = (given: unknown) => given as never;

function createMonitored(props: PrometheusStackProps = {}, given = environment) {
  const { platform } = createShop(given);
  return { platform, stack: new PrometheusStack(platform, props) };
}

const faultsOf = (props: unknown, given = environment) => createMonitored(untyped(props), given).platform.findFaults();

/** From whom to whom on which port, as it is declared. */
function waysOf(platform: Platform, name: string): readonly string[] {
  const show = (end: object) => ('kind' in end && 'name' in end ? String(end.name) : JSON.stringify(end));
  return platform
    .declaredTraffic()
    .map(({ from, to, port }) => `${show(from)} → ${show(to)} ${port}`)
    .filter((way) => way.includes(name))
    .sort();
}

test('what Prometheus reaches is declared and allowed, and nothing else', () => {
  const { platform } = createMonitored({ alertmanager: { slack }, kubelets: { cidrs: ['192.0.2.0/24'] } });
  const report = proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });

  expect(report.findings.map(({ id }) => id)).toEqual(['any-public-address']);
  expect(isProven(report)).toBe(true);
  expect(waysOf(platform, 'prometheus')).toEqual([
    'prometheus → alertmanager 9093',
    'prometheus → gateway 9464',
    'prometheus → kube-state-metrics 8080',
    'prometheus → orders 9464',
    'prometheus → {"cidr":"192.0.2.0/24"} 10250',
    'prometheus → {"cidr":"192.0.2.4/32"} 6443',
  ]);
});

test('a service that is made later is read too, and a worker at its management port', () => {
  const { platform } = createMonitored();
  const redis = new RedisStore(platform, 'cache', { memory });
  new Worker(platform, mailer, { scale: replicas(1) }).uses(redis);

  expect(waysOf(platform, 'mailer')).toContain('prometheus → mailer 9464');
  expect(find(platform, 'Deployment', 'mailer')).toHaveProperty(
    ['spec', 'template', 'metadata', 'annotations', 'prometheus.io/port'],
    '9464',
  );
});

test('it may find pods of its own namespace, and nothing more', () => {
  const { platform } = createMonitored();
  const kinds = platform.toJson().map(({ kind }) => kind);

  expect(find(platform, 'Role', 'prometheus-reads-pods')).toMatchObject({
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
  });
  expect(kinds).not.toContain('ClusterRole');
});

test('kubelets are asked with a right to their metrics alone', () => {
  const { platform } = createMonitored({ kubelets: { cidrs: ['192.0.2.0/24'] } });

  expect(find(platform, 'ClusterRole', 'shop-prod-prometheus-reads-kubelets')).toMatchObject({
    rules: [
      { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
    ],
  });
});

test('kube-state-metrics asks for the kinds that its role names', () => {
  const { platform } = createMonitored();
  const { rules } = find(platform, 'Role', 'kube-state-metrics-reads-objects') as unknown as { rules: { resources: string[] }[] };

  expect(find(platform, 'Deployment', 'kube-state-metrics')).toHaveProperty(
    'spec.template.spec.containers[0].args',
    expect.arrayContaining([
      '--namespaces=shop-prod',
      `--resources=${rules
        .flatMap(({ resources }) => resources)
        .sort()
        .join(',')}`,
    ]),
  );
});

test('its records are bounded by time, and by four fifths of their volume', () => {
  const { platform } = createMonitored({ retentionDays: 7, storage: Size.gibibytes(10), memory: Size.mebibytes(1_000) });
  const { args, env } = (find(platform, 'StatefulSet', 'prometheus') as never as Rendered).spec.template.spec.containers[0];

  expect(args).toEqual(expect.arrayContaining(['--storage.tsdb.retention.time=7d', '--storage.tsdb.retention.size=8192MB']));
  expect(env).toEqual([{ name: 'GOMEMLIMIT', value: '900MiB' }]);
});

interface Rendered {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly [{ readonly args: string[]; readonly env: object[] }] } };
  };
}

test('rules follow from the objects of the platform, its own among them, and restart it when they change', () => {
  const rulesOf = (platform: Platform) => `# ${platform.components.flatMap((each) => platform.objectsOf(each)).length} objects\n`;
  const { platform } = createMonitored({ rules: rulesOf });
  const other = createMonitored({ rules: () => 'groups: []\n' }).platform;
  const count = platform.components.flatMap((each) => platform.objectsOf(each)).length;

  expect(find(platform, 'ConfigMap', 'prometheus')).toHaveProperty(['data', 'rules.yaml'], `# ${count} objects\n`);
  expect(checksumOf(platform)).not.toBe(checksumOf(other));
});

const checksumOf = (platform: Platform) =>
  (find(platform, 'StatefulSet', 'prometheus') as never as { spec: { template: { metadata: { annotations: Record<string, string> } } } })
    .spec.template.metadata.annotations['checksum/config'];

test('without an Alertmanager and kube-state-metrics there is Prometheus alone', () => {
  const { platform, stack } = createMonitored({ kubeStateMetrics: false });

  expect(stack.alertmanager).toBeUndefined();
  expect(platform.components.map(({ name }) => name)).toEqual(['gateway', 'orders', 'prometheus', 'redis'].sort(byOrder(platform)));
});

const byOrder = (platform: Platform) => (a: string, b: string) => {
  const names = platform.components.map(({ name }) => name);
  return names.indexOf(a) - names.indexOf(b);
};

test.each([
  [{ retentonDays: 3 }, 'retentonDays is no prop of a PrometheusStack; write retentionDays'],
  [{ retentionDays: 0 }, 'retentionDays is 0; write a whole number of at least 1'],
  [{ rules: 'rules.yaml' }, 'rules is "rules.yaml"; write a function that gives the text of a rule file: (shop) => toRuleFile(…)'],
  [{ kubeStateMetrics: 'no' }, 'kubeStateMetrics is "no"; write true or false'],
  [{ kubelets: {} }, 'kubelets.cidrs is missing; a PrometheusStack has no default for it'],
  [{ kubelets: { cidrs: [] } }, 'kubelets.cidrs names no address; write ranges of nodes such as ["10.0.0.0/16"]'],
  [{ kubelets: { cidrs: ['nodes'] } }, 'kubelets.cidrs has "nodes"; write a range such as "10.0.0.0/16"'],
  [
    { kubelets: { cidrs: ['0.0.0.0/0'] } },
    'kubelets.cidrs has "0.0.0.0/0", which leads into the cluster and private networks too; write a range such as "10.0.0.0/16"',
  ],
  [{ memory: 512 }, 'memory is no size of whole mebibytes, at least 1; write one such as Size.mebibytes(256)'],
])('refuses %j', (props, fault) => {
  expect(faultsOf(props)).toEqual([`prod/prometheus: ${fault}`]);
});

test('refuses an environment that does not say where the API server is', () => {
  const { apiServer, ...unknown } = environment;

  expect(apiServer).toBeDefined();
  expect(faultsOf({ kubeStateMetrics: false }, unknown)).toEqual([
    "prod/prometheus: asks the API server for pods, but the environment does not say where that is; write apiServer: { cidrs: ['<address>/32'] } there, as kubectl get endpoints kubernetes names it",
  ]);
});

test('refuses two readers, a component that is no Prometheus, and a Prometheus of another platform', () => {
  const { platform, stack } = createMonitored();
  const { platform: other, orders } = createShop();
  const alien = createShop({ ...environment, name: 'alien' }).platform;

  platform.scrapedBy(prometheusAnnotations());
  other.scrapedBy(untyped(orders));
  alien.scrapedBy(stack.prometheus);

  expect(platform.findFaults()).toEqual(['shop-prod: scrapedBy is said twice; one monitoring system reads its metrics']);
  expect(other.findFaults()).toEqual([
    'shop-prod: scrapedBy(orders) is given no Prometheus; write prometheusAnnotations() or podMonitors()',
  ]);
  expect(alien.findFaults()).toEqual([
    'shop-alien: scrapedBy(prometheus) leads to prod/prometheus of another platform, which finds pods of its own alone; make one here',
  ]);
});

test('is refused where there is no platform', () => {
  expect(() => new PrometheusStack(untyped(new App()))).toThrow('which is no platform; give it one that new Platform() has made');
  expect(createPlatform(environment).findFaults()).toEqual([]);
});
