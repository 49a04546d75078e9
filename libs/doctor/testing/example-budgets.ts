import type { DeclaredBudgets } from '../src/budgets/declared-budgets';
import type { Manifest } from '../src/read/manifest';

/** Used by tests only: an autoscaled service, paced, that fills its store to the last operation, a fixed one, the store, and a quota. */

const data = { kind: 'Deployment', namespace: 'shop', name: 'data' };
const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };

/** What {@link budgetManifests} keep to. */
export const EXAMPLE_BUDGETS: DeclaredBudgets = {
  stores: [
    {
      store: 'mongo',
      server: {
        workload: { kind: 'StatefulSet', namespace: 'shop', name: 'mongo' },
        arguments: { reads: 'readTickets', writes: 'writeTickets', sockets: 'maxConns', cacheGiB: 'cacheSizeGB' },
        processMiB: 128,
        socketMiB: 1,
      },
      clients: [{ workload: data, pool: { variable: 'POOL_SIZE' }, socketsBesidePool: 1 }],
    },
  ],
  services: [data, web].map((workload) => ({ workload, lingerVariable: 'LINGER_MS', drainVariable: 'DRAIN_MS', startupSeconds: 45 })),
};

const metadata = (name: string) => ({ namespace: 'shop', name });
const configMap = (name: string, data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadata(name),
  data,
});
const selector = (app: string) => ({ matchLabels: { app } });
const resources = (cpu: string, memory: string) => ({ requests: { cpu, memory }, limits: { cpu: '1', memory } });

/** Fresh manifests, free to be edited, of which every budget holds. */
export function budgetManifests(): Manifest[] {
  const strategy = () => ({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
  const container = (name: string) => ({
    name,
    envFrom: [{ configMapRef: { name } }],
    resources: resources('250m', '256Mi'),
    startupProbe: { periodSeconds: 2, failureThreshold: 30 },
    livenessProbe: { periodSeconds: 10, failureThreshold: 3 },
  });
  const mongoArguments = () => ['--readTickets', '106', '--writeTickets', '106', '--maxConns', '200', '--cacheSizeGB', '0.25'];
  const template = (name: string) => ({
    metadata: { labels: { app: name } },
    spec: { terminationGracePeriodSeconds: 40, containers: [container(name)] },
  });
  return [
    configMap('data', { POOL_SIZE: '2', LINGER_MS: '5000', DRAIN_MS: '30000' }),
    configMap('web', { LINGER_MS: '5000', DRAIN_MS: '30000' }),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata('data'),
      spec: { minReadySeconds: 40, selector: selector('data'), strategy: strategy(), template: template('data') },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata('web'),
      spec: { replicas: 3, selector: selector('web'), strategy: strategy(), template: template('web') },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata('mongo'),
      spec: {
        selector: selector('mongo'),
        template: {
          metadata: { labels: { app: 'mongo' } },
          spec: { containers: [{ name: 'mongo', args: mongoArguments(), resources: resources('1', '584Mi') }] },
        },
      },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: metadata('data'),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'data' },
        minReplicas: 5,
        maxReplicas: 50,
        behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
      },
    },
    ...['data', 'web', 'mongo'].map((app) => ({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadata(app),
      spec: { maxUnavailable: 1, selector: selector(app) },
    })),
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: metadata('quota'),
      spec: { hard: { 'requests.cpu': '30', 'requests.memory': '30Gi', 'limits.memory': '30Gi', pods: '110' } },
    },
  ];
}

/** What to change: the object, the field (`spec.template.spec.containers.0.name`) and its new value, `undefined` to remove it. */
export type Edit = readonly [kind: string, name: string, field: string, value: unknown];

/** The manifests with some edits. */
export function editedBudgets(...edits: readonly Edit[]): readonly Manifest[] {
  const manifests = budgetManifests();
  for (const [kind, name, field, value] of edits) {
    const object = manifests.find((each) => each.kind === kind && each.metadata?.name === name);
    if (!object) throw new RangeError(`no ${kind} ${name}`);
    setField(object as Fields, field.split('.'), value);
  }
  return manifests;
}

type Fields = Record<string, unknown>;

function setField(object: Fields, [key = '', ...below]: readonly string[], value: unknown): void {
  if (below.length > 0) return setField((object[key] ??= {}) as Fields, below, value);
  if (value === undefined) delete object[key];
  else object[key] = value;
}
