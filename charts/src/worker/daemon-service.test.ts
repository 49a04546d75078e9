import { defineWorker } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, dev, find, mailer, memory, migration, prod } from '../../testing/fixtures';
import { prometheusAnnotations } from '../environment/monitoring';
import { RedisStore } from '../stores/redis/redis-store';
import { DaemonService } from './daemon-service';

const untyped = (props: object) => props as never;

function createDaemon(environment: typeof prod = { ...prod, nodes: 7 }, props: object = {}) {
  const platform = createPlatform(environment);
  const daemon = new DaemonService(platform, mailer, props).uses(new RedisStore(platform, 'redis', { memory }));
  return { platform, daemon };
}

test('it runs on each node, and a new pod starts when the old one has stopped', () => {
  const { platform, daemon } = createDaemon();

  expect(platform.objectsOf(daemon).map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'ServiceAccount', 'ConfigMap', 'DaemonSet']);
  expect(find(platform, 'DaemonSet', 'mailer')).toMatchObject({
    spec: {
      revisionHistoryLimit: 3,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true },
          terminationGracePeriodSeconds: 35,
          containers: [{ livenessProbe: { httpGet: { path: '/health/live', port: 'management' } } }],
        },
      },
    },
  });
  expect(JSON.stringify(find(platform, 'DaemonSet', 'mailer'))).not.toContain('topologySpread');
});

test('a store counts as many pods as there are nodes, as the proof does', () => {
  const { platform, daemon } = createDaemon();
  platform.scrapedBy(prometheusAnnotations());

  const report = proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
  });

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
  expect(daemon.mostPods).toEqual({ pods: 7, arithmetic: '7 (one for each node)' });
  expect(report.budgets.find(({ name }) => name === 'sockets')?.arithmetic).toContain('shop-prod/mailer 7 (one for each node) x 1 = 7');
});

test('without the number of nodes none can use a store', () => {
  expect(createDaemon(prod).platform.findFaults()).toEqual([
    'prod/mailer: uses(redis) opens connections from each node, but the environment does not say how many nodes there are at most; write nodes: <number> there',
  ]);
  expect(createPlatform({ ...dev, nodes: 0 }).findFaults()).toEqual(['shop-dev: nodes is 0; write a whole number of at least 1']);
});

test('everything that is wrong with it is told in one run', () => {
  const platform = createPlatform();
  const contract = defineWorker({
    name: 'mailer',
    description: 'reads logs',
    env: { LEVEL: { type: 'choice', choices: ['all', 'few'], required: 'production', description: 'what to read' } },
  });

  new DaemonService(platform, contract, untyped({ scale: 2, maxUnavailable: 0, memory: 5, probes: { liveness: { periodSeconds: 5 } } }));

  expect(platform.findFaults()).toEqual([
    'prod/mailer: its contract requires LEVEL, but nothing gives it a value, so it does not start; write env: { LEVEL: <one of all, few> }',
    'prod/mailer: maxUnavailable is 0; write a whole number of at least 1',
    expect.stringContaining('prod/mailer: memory is '),
    'prod/mailer: probes has numbers, but its contract says no way to ask it; add managementPort or livenessCommand there, or leave probes out',
    expect.stringContaining('prod/mailer: scale is no prop of a DaemonService; write '),
  ]);
});

test('a contract of another kind is refused, and does not compile', () => {
  // @ts-expect-error a job ends
  expect(() => new DaemonService(createPlatform(), migration)).toThrow('give it what defineWorker() has made');
});
