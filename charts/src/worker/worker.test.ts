import { defineWorker, type WorkerInput } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, dev, find, gateway, mailer, memory, orders, prod } from '../../testing/fixtures';
import { autoscale, replicas } from '../deployment/scale';
import { prometheusAnnotations } from '../environment/monitoring';
import type { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { RedisStore } from '../stores/redis/redis-store';
import { Worker } from './worker';

/** As plain JavaScript lets anything through. */
const untyped = (props: object) => props as never;

/** A worker and the store that it takes its work from. */
function createMailer(props: object = {}, environment = prod) {
  const platform = createPlatform(environment);
  const worker = new Worker(platform, mailer, { scale: replicas(2), ...props });
  return { platform, worker: worker.uses(new RedisStore(platform, 'redis', { memory })) };
}

const proof = (platform: Platform) =>
  proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
  });

test('it runs pods that nobody can call, which pass Pod Security "restricted"', () => {
  const { platform, worker } = createMailer();
  const kinds = platform.objectsOf(worker).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

  expect(kinds).toEqual([
    'NetworkPolicy allow-mailer-to-redis',
    'ServiceAccount mailer',
    'ConfigMap mailer',
    'Deployment mailer',
    'PodDisruptionBudget mailer',
  ]);
  expect(find(platform, 'Deployment', 'mailer')).toMatchObject({
    spec: {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 10_001 },
          terminationGracePeriodSeconds: 35,
          initContainers: [{ name: 'wait-for-redis' }],
          containers: [{ securityContext: { readOnlyRootFilesystem: true }, resources: { requests: { memory: '256Mi' } } }],
        },
      },
    },
  });
});

test('its variables are those of its contract', () => {
  const { platform } = createMailer();

  expect(find(platform, 'ConfigMap', 'mailer')).toHaveProperty('data', {
    MANAGEMENT_PORT: '9464',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    NODE_OPTIONS: '--max-old-space-size=168 --max-semi-space-size=8',
    SERVICE_VERSION: 'sha-4',
    DRAIN_DEADLINE_MS: '30000',
    REDIS_URL: 'redis://redis:6379',
    REDIS_KEY_PREFIX: 'shop:prod:',
    REDIS_USERNAME: 'mailer',
  });
});

describe('health', () => {
  const containerOf = (input: Partial<WorkerInput>) => {
    const platform = createPlatform();
    new Worker(platform, defineWorker<WorkerInput>({ name: 'mailer', description: 'sends mail', ...input }), { scale: replicas(1) });
    const { containers } = (find(platform, 'Deployment', 'mailer') as never as { spec: { template: { spec: { containers: object[] } } } })
      .spec.template.spec;
    return containers[0];
  };

  test('on a management port it is asked by HTTP whether it started and is alive, and nothing asks whether it is ready', () => {
    const container = containerOf({ managementPort: 9464 });
    const asks = { httpGet: { path: '/health/live', port: 'management' } };

    expect(container).toMatchObject({
      ports: [{ name: 'management', containerPort: 9464 }],
      startupProbe: { ...asks, failureThreshold: 30 },
      livenessProbe: asks,
    });
    expect(container).not.toHaveProperty('readinessProbe');
  });

  test('a command asks it where its contract says so', () => {
    const exec = { command: ['test', '-e', '/tmp/alive'] };

    expect(containerOf({ livenessCommand: exec.command })).toMatchObject({ startupProbe: { exec }, livenessProbe: { exec } });
    expect(containerOf({ livenessCommand: exec.command })).not.toHaveProperty('ports');
  });

  test('else nothing does, and the report says so', () => {
    const platform = createPlatform();
    new Worker(platform, defineWorker({ name: 'mailer', description: 'sends mail' }), { scale: replicas(1) });

    expect(find(platform, 'Deployment', 'mailer')).not.toHaveProperty('spec.template.spec.containers.0.livenessProbe');
    expect(proof(platform).budgets).toContainEqual(
      expect.objectContaining({ owner: 'shop-prod/mailer', name: 'startup', arithmetic: 'no probe ends a slow start' }),
    );
  });
});

test('Recreate stops all old pods before it starts a new one, and a store counts them once', () => {
  const { platform, worker } = createMailer({ strategy: 'Recreate' });

  expect(find(platform, 'Deployment', 'mailer')).toHaveProperty('spec.strategy', { type: 'Recreate' });
  expect(worker.mostPods).toEqual({ pods: 2, arithmetic: '2' });
  expect(createMailer().worker.mostPods).toEqual({ pods: 4, arithmetic: '(2 old + 2 new)' });
});

test.each(['RollingUpdate', 'Recreate'])('a platform with %s is proven, and counts as many pods as the proof', (strategy) => {
  const { platform, worker } = createMailer({ strategy, scale: autoscale({ min: 2, max: 5, cpu: 70 }) });
  platform.scrapedBy(prometheusAnnotations());

  const report = proof(platform);

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
  expect(report.budgets.find(({ name }) => name === 'sockets')?.arithmetic).toContain(`shop-prod/mailer ${worker.mostPods.arithmetic} x 1`);
  expect(report.matrix).toContainEqual(expect.objectContaining({ to: expect.stringContaining('redis') }));
});

test('metrics are open to the monitoring system alone', () => {
  const { platform, worker } = createMailer();
  platform.scrapedBy(prometheusAnnotations());

  expect(platform.objectsOf(worker).map(({ metadata }) => metadata.name)).toContain('allow-mailer-from-monitoring');
  expect(find(platform, 'Deployment', 'mailer')).toMatchObject({
    spec: { template: { metadata: { annotations: { 'prometheus.io/port': '9464', 'prometheus.io/path': '/metrics' } } } },
  });
});

test('development runs one pod of it', () => {
  expect(find(createMailer({}, dev).platform, 'Deployment', 'mailer')).toHaveProperty('spec.replicas', 1);
});

test('one image may hold the programs of several', () => {
  const { platform } = createMailer({ image: 'orders', command: ['node', 'worker.js'], args: ['--all'] });

  expect(find(platform, 'Deployment', 'mailer')).toMatchObject({
    spec: { template: { spec: { containers: [{ image: 'ghcr.io/acme/orders:sha-1', command: ['node', 'worker.js'], args: ['--all'] }] } } },
  });
});

test('everything that is wrong with it is told in one run', () => {
  const contract = defineWorker({
    name: 'mailer',
    description: 'sends mail',
    stores: { redis: 'required' },
    env: { SMTP_URL: { type: 'url', protocols: ['smtp:'], required: 'production', description: 'where mail goes' } },
  });
  const platform = createPlatform();
  const given = untyped({
    scale: replicas(0),
    memoryLimt: memory,
    strategy: 'Recreate',
    surge: 2,
    probes: { readiness: {} },
    command: 'node',
  });

  new Worker(platform, contract, given);

  expect(platform.findFaults()).toEqual([
    'prod/mailer: command is "node"; write a list of texts such as ["node", "main.js"]',
    'prod/mailer: its contract requires SMTP_URL, but nothing gives it a value, so it does not start; write env: { SMTP_URL: <a URL that starts with smtp:// and carries no user name or password> }',
    'prod/mailer: its contract requires redis, but the platform gives it none, so it does not start; write uses(<the redis store>)',
    'prod/mailer: memoryLimt is no prop of a Worker; write memoryLimit',
    'prod/mailer: probes has numbers, but its contract says no way to ask it; add managementPort or livenessCommand there, or leave probes out',
    'prod/mailer: probes.readiness is no prop of a Worker; write probes.liveness',
    'prod/mailer: replicas is 0, which is no number of pods; give a whole number of at least 1',
    "prod/mailer: surge is 2, but strategy: 'Recreate' adds no pod ahead; leave surge out",
  ]);
});

test('so is what somebody else puts into it', () => {
  const { platform, worker } = createMailer();
  worker.patch('ConfigMap', (config) => {
    config.data = { ...config.data, DRAIN_DEADLINE_MS: 'soon' };
  });
  worker.patch('CronJob', () => undefined);

  expect(platform.findFaults()).toEqual([
    expect.stringMatching(/^prod\/mailer: DRAIN_DEADLINE_MS is "soon", with which it would not start/),
    expect.stringContaining('prod/mailer: patch("CronJob") means 0 of its objects'),
  ]);
});

test('nobody calls a worker, in any language', () => {
  const { platform, worker } = createMailer();
  const caller = new HttpService(platform, { ...gateway, calls: [{ ...gateway, name: 'mailer' }] }, { scale: replicas(1) });

  // @ts-expect-error it has no port
  caller.calls(worker);

  expect(platform.findFaults()).toContain(
    'prod/gateway: calls(mailer) leads to what listens on no port, so nobody can call it; call what has a port',
  );
});

test('a contract of another kind is refused, and does not compile', () => {
  const platform = createPlatform();

  // @ts-expect-error it serves requests
  expect(() => new Worker(platform, orders, { scale: replicas(1) })).toThrow(
    'the contract of a Worker is what defineContract() has made, which is none; give it what defineWorker() has made',
  );
  // @ts-expect-error it has no port
  expect(() => new HttpService(platform, mailer, { scale: replicas(1) })).toThrow('give it what defineContract() has made');
});

test('a surge beside Recreate does not compile', () => {
  const { platform } = createMailer();

  // @ts-expect-error one or the other
  new Worker(platform, mailer, { scale: replicas(1), strategy: 'Recreate', surge: 1 });

  expect(platform.findFaults()).toContain('prod/mailer: the platform has something of this name already; give each component its own');
});
