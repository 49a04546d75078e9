import { defineJob } from 'fairlead/contract';
import { isProven, KUBERNETES_RELEASES, proveManifests, type ReleaseName } from 'fairlead/doctor';
import { cart, createPlatform, createShop, find, mailer, migration, prod, site } from '../../../testing/fixtures';
import { replicas } from '../../deployment/scale';
import { ScheduledJob } from '../../job/scheduled-job';
import { Task } from '../../job/task';
import { GrpcService } from '../../service/grpc-service';
import { HttpService } from '../../service/http-service';
import { MongoStore } from '../../stores/mongo/mongo-store';
import { DaemonService } from '../../worker/daemon-service';
import { prometheusAnnotations } from '../monitoring';

const pod = { sidecars: [{ name: 'proxy', image: 'quay.io/acme/proxy:1' }] };

function createAll(kubernetesVersion?: ReleaseName) {
  const { platform, redis } = createShop({ ...prod, nodes: 3, ...(kubernetesVersion && { kubernetesVersion }) });
  const mongo = new MongoStore(platform, 'mongo');
  const task = new Task(platform, migration, kubernetesVersion === '1.28' ? {} : { pod }).uses(mongo);
  new ScheduledJob(platform, { ...migration, name: 'records' }, { schedule: '0 3 * * *' }).uses(mongo);
  new HttpService(platform, site, { scale: replicas(2), pod }).runs(task);
  new GrpcService(platform, cart, { scale: replicas(2) });
  new DaemonService(platform, mailer).uses(redis);
  return { platform: platform.scrapedBy(prometheusAnnotations()), task };
}

test.each(KUBERNETES_RELEASES)('what is written for Kubernetes %s that release takes, every field of it', (kubernetesVersion) => {
  const { platform } = createAll(kubernetesVersion);

  const report = proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
    kubernetesVersion,
  });

  expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(isProven(report)).toBe(true);
});

test.each([
  ['1.28', { exec: { command: ['sleep', '5'] } }],
  ['1.29', { exec: { command: ['sleep', '5'] } }],
  ['1.30', { sleep: { seconds: 5 } }],
  [undefined, { sleep: { seconds: 5 } }],
] as const)('for %s a foreign pod lingers as its kubelet can', (release, preStop) => {
  expect(find(createAll(release).platform, 'Deployment', 'site')).toMatchObject({
    spec: {
      template: {
        spec: { containers: [expect.objectContaining({ lifecycle: { preStop } })].concat(release === '1.28' ? [expect.anything()] : []) },
      },
    },
  });
});

test.each([
  ['1.28', undefined, 2],
  ['1.29', 'Failed', 1],
  [undefined, 'Failed', 1],
] as const)('for %s a store counts the pods that a job can have', (release, podReplacementPolicy, pods) => {
  const { platform, task } = createAll(release);

  const { spec } = find(platform, 'Job', 'migration-v1-2-rc') as unknown as { spec: { podReplacementPolicy?: string } };
  expect(spec.podReplacementPolicy).toBe(podReplacementPolicy);
  expect(task.mostPods.pods).toBe(pods);
});

test('since 1.29 a sidecar ends with its job', () => {
  const { platform } = createAll('1.29');

  const { spec } = (
    find(platform, 'Job', 'migration-v1-2-rc') as unknown as { spec: { template: { spec: Record<string, { name: string }[]> } } }
  ).spec.template;
  expect(spec['containers']?.map(({ name }) => name)).toEqual(['migration']);
  expect(spec['initContainers']?.map(({ name }) => name)).toEqual(['proxy', 'wait-for-mongo']);
  expect(spec['initContainers']?.[0]).toMatchObject({ restartPolicy: 'Always' });
});

test.each([
  ['1.31', 'PreferSameZone', 'PreferClose'],
  ['1.34', 'PreferSameZone', 'PreferSameZone'],
  ['1.34', 'PreferSameNode', 'PreferSameNode'],
] as const)('for %s %s is written as the cluster knows it', (kubernetesVersion, trafficDistribution, word) => {
  const { platform } = createShop({ ...prod, kubernetesVersion, trafficDistribution });

  expect(find(platform, 'Service', 'orders')).toMatchObject({ spec: { trafficDistribution: word } });
  expect(find(platform, 'Service', 'redis-headless')).not.toMatchObject({ spec: { trafficDistribution: word } });
  const report = proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), kubernetesVersion });
  expect(isProven(report)).toBe(true);
});

test('a patch that is newer than the cluster is told by the proof', () => {
  const platform = createPlatform({ ...prod, kubernetesVersion: '1.29' });
  new HttpService(platform, site, { scale: replicas(2) }).patch('Service', (service) => {
    Object.assign(service.spec, { trafficDistribution: 'PreferClose' });
  });

  const { findings } = proveManifests(platform.toJson(), { kubernetesVersion: '1.29' });
  expect(findings.map(({ what }) => what)).toContainEqual(expect.stringContaining('trafficDistribution'));
});

test('for 1.28 a sidecar of a job, which would never end, is refused', () => {
  const platform = createPlatform({ ...prod, kubernetesVersion: '1.28' });
  new Task(platform, defineJob({ name: 'migration', description: 'changes records' }), { pod });
  new ScheduledJob(platform, defineJob({ name: 'records', description: 'counts' }), { schedule: '@daily', pod });
  new HttpService(platform, site, { scale: replicas(1), pod });

  expect(platform.findFaults()).toEqual(
    ['migration', 'records'].map(
      (name) =>
        `prod/${name}: pod.sidecars go on when its work is done, and only since Kubernetes 1.29 does a job end all the same; write a later kubernetesVersion in its environment, or leave them out`,
    ),
  );
});
