import { checkBudgets } from 'fairlead/doctor';
import { ExternalStore, type ExternalStoreProps } from './external-store';
import { createPlatform, dev, find, prod, records, scale } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';

const given: ExternalStoreProps<'mongo'> = {
  kind: 'mongo',
  host: 'records.example.net',
  cidrs: ['10.20.0.0/24', '10.20.1.0/24'],
  operations: 500,
};

function createManaged(props: Partial<typeof given> = {}, environment = prod) {
  const platform = createPlatform(environment);
  const managed = new ExternalStore(platform, 'managed', { ...given, ...props });
  const service = new HttpService(platform, records, { scale }).uses(managed);
  return { platform, managed, service };
}

test('its address is in the caller’s environment, encrypted, with the caller’s share', () => {
  expect(find(createManaged().platform, 'ConfigMap', 'records')).toMatchObject({
    data: { MONGO_URL: 'mongodb://records.example.net:27017/shop_prod?authSource=admin&tls=true', MONGO_POOL_SIZE: '10' },
  });
});

test('its credential comes by reference, from the same place as every other', () => {
  const { platform, managed } = createManaged();

  expect(platform.objectsOf(managed).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ExternalSecret managed-credentials-records',
  ]);
  expect(find(createManaged({}, dev).platform, 'Secret', 'managed-credentials-records')).toHaveProperty('stringData.username');
});

test('the way out leads to its addresses on its port alone', () => {
  const { platform } = createManaged();

  expect(find(platform, 'NetworkPolicy', 'allow-records-to-managed')).toHaveProperty('spec.egress', [
    {
      to: [{ ipBlock: { cidr: '10.20.0.0/24' } }, { ipBlock: { cidr: '10.20.1.0/24' } }],
      ports: [{ port: 27017, protocol: 'TCP' }],
    },
  ]);
});

test('a service that requires it waits until it accepts', () => {
  expect(find(createManaged().platform, 'Deployment', 'records')).toMatchObject({
    spec: {
      template: {
        spec: {
          initContainers: [{ name: 'wait-for-managed', command: ['sh', '-c', expect.stringContaining('records.example.net 27017')] }],
        },
      },
    },
  });
});

test('without a limit a service keeps the pool of its contract', () => {
  const platform = createPlatform();
  const managed = new ExternalStore(platform, 'managed', { kind: 'mongo', host: '10.20.0.9', cidrs: ['10.20.0.9/32'], tls: false });
  new HttpService(platform, records, { scale }).uses(managed);

  const config = find(platform, 'ConfigMap', 'records');

  expect(config).toHaveProperty('data.MONGO_URL', 'mongodb://10.20.0.9:27017/shop_prod?authSource=admin');
  expect(config).toHaveProperty('data.MONGO_POOL_SIZE', '10');
});

test('whoever runs it is told how many connections it gets, declared limits or none', () => {
  const linesOf = (sockets?: number) => {
    const { platform } = createManaged(sockets === undefined ? {} : { sockets });
    const { lines } = checkBudgets(platform.toJson(), platform.declaredBudgets());
    return lines.filter(({ owner, name }) => owner === 'managed' && name === 'sockets');
  };
  const arithmetic = 'shop-prod/records (10 old + 10 new + 1 scaled down) x (10 + 1 beside the pool) = 231';

  expect(linesOf()).toEqual([{ owner: 'managed', name: 'sockets', used: 231, unit: 'sockets', arithmetic, ok: true }]);
  expect(linesOf(300)).toEqual([{ owner: 'managed', name: 'sockets', used: 231, limit: 300, unit: 'sockets', arithmetic, ok: true }]);
});

test.each([
  [
    { host: 'https://records' },
    'prod/managed: host is "https://records"; write a DNS name such as records.example.net, without scheme or port',
  ],
  [
    { host: 'mongodb://ada:hunter2@records' },
    'prod/managed: host is not usable (value hidden); write a DNS name such as records.example.net, without scheme or port',
  ],
  [{ cidrs: [] }, 'prod/managed: cidrs is empty, so no policy could let anyone out to it; write its address ranges'],
  [{ cidrs: ['10.20.0.9'] }, 'prod/managed: cidrs has "10.20.0.9"; write a range such as "10.20.0.0/24"'],
  [
    { cidrs: ['0.0.0.0/0'] },
    'prod/managed: cidrs has "0.0.0.0/0", which leads into the cluster and private networks too; write a range such as "10.20.0.0/24"',
  ],
  [
    { cidrs: ['10.20.0.9/24'] },
    'prod/managed: cidrs has "10.20.0.9/24", which Kubernetes refuses since 1.36; write "10.20.0.0/24", or "10.20.0.9/32" for the address alone',
  ],
  [{ cidrs: ['fe80::1%eth0/64'] }, 'prod/managed: cidrs has "fe80::1%eth0/64"; write a range such as "10.20.0.0/24"'],
  [{ host: '10.21.0.9', cidrs: ['10.20.0.0/16'] }, 'prod/managed: no way out leads to 10.21.0.9/32, its host; write it in cidrs'],
  [{ port: 0 }, 'prod/managed: port is 0; write a whole number from 1 to 65535'],
  [{ operations: 0 }, 'prod/managed: operations is 0; write a whole number of at least 1'],
])('refuses %j', (props, fault) => {
  expect(() => createManaged(props).platform.toJson()).toThrow(fault);
});
