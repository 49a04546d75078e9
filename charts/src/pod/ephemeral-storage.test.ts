import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { alone, createPlatform, createRecords, createShop, dev, find, prod } from '../../testing/fixtures';
import type { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { replicas } from '../deployment/scale';

interface Workload {
  readonly spec?: { readonly template?: { readonly spec?: { readonly containers: Container[]; readonly initContainers?: Container[] } } };
}

interface Container {
  readonly name: string;
  readonly resources?: Record<'requests' | 'limits', Record<string, string>>;
}

/** What each container says of the disk of its node: request, then limit. */
function storageOf(platform: Platform) {
  const pods = (platform.toJson() as Workload[]).flatMap(({ spec }) => spec?.template?.spec ?? []);
  const containers = pods.flatMap(({ containers, initContainers = [] }) => [...initContainers, ...containers]);
  const ofSide = ({ resources }: Container, side: 'requests' | 'limits') => resources?.[side]['ephemeral-storage'];
  return containers.map((container) => [container.name, ofSide(container, 'requests'), ofSide(container, 'limits')]);
}

const createBoth = (environment = prod) => {
  const { platform, records, mongo } = createRecords({}, environment);
  records.uses(mongo);
  return [platform, createShop(environment).platform];
};

test('every container says what it writes: services, stores, and those that only wait', () => {
  expect(createBoth().flatMap(storageOf)).toEqual([
    ['create-users', '100Mi', '100Mi'],
    ['mongo', '100Mi', '164Mi'],
    ['wait-for-mongo', '100Mi', '100Mi'],
    ['records', '100Mi', '100Mi'],
    ['redis', '100Mi', '100Mi'],
    ['wait-for-redis', '100Mi', '100Mi'],
    ['orders', '100Mi', '100Mi'],
    ['gateway', '100Mi', '100Mi'],
  ]);
});

test('records that go with their pod are within its limit', () => {
  const stores = createBoth(dev)
    .flatMap(storageOf)
    .filter(([name]) => name === 'mongo' || name === 'redis');

  expect(stores).toEqual([
    ['mongo', '100Mi', '8356Mi'],
    ['redis', '100Mi', '8292Mi'],
  ]);
});

test('a service can say another number', () => {
  const platform = createPlatform();
  const props = { ephemeralStorage: Size.mebibytes(200), ephemeralStorageLimit: Size.gibibytes(1) };
  new HttpService(platform, alone, { scale: replicas(1), ...props });

  expect(storageOf(platform)).toEqual([['orders', '200Mi', '1024Mi']]);
});

test.each([
  ['nothing', undefined, ['100Mi', '100Mi']],
  ['a request', { requests: { 'ephemeral-storage': k8s.Quantity.fromString('1Gi') } }, ['1Gi', '1Gi']],
  ['a limit', { limits: { 'ephemeral-storage': k8s.Quantity.fromString('50Mi') } }, ['50Mi', '50Mi']],
])('a sidecar that says %s does not write on the account of the service', (_, resources, expected) => {
  const platform = createPlatform();
  const sidecar = { name: 'tail', image: 'busybox:1.36.1', ...(resources && { resources }) };
  new HttpService(platform, alone, { scale: replicas(1), pod: { sidecars: [sidecar] } });

  expect(storageOf(platform)[0]).toEqual(['tail', ...expected]);
});

test('a quota holds both', () => {
  const platform = createPlatform({ ...prod, quota: { ephemeralStorage: Size.gibibytes(4) } });

  expect(find(platform, 'ResourceQuota', 'quota')).toHaveProperty('spec.hard', {
    'requests.ephemeral-storage': '4096Mi',
    'limits.ephemeral-storage': '4096Mi',
  });
});
