import { Size } from 'cdk8s';
import { createPlatform, createRecords, createShop, find, memory } from '../../../testing/fixtures';
import { MongoStore } from '../mongo/mongo-store';
import { RedisStore } from '../redis/redis-store';

function createMongo() {
  const { platform, records, mongo } = createRecords();
  records.uses(mongo);
  return platform;
}

const servers = [
  { name: 'redis', port: 6379, platform: createShop().platform },
  { name: 'mongo', port: 27017, platform: createMongo() },
];

test.each(servers)('a headless Service of its own governs the pods of $name, from before they are ready', ({ name, port, platform }) => {
  expect(find(platform, 'StatefulSet', name)).toHaveProperty('spec.serviceName', `${name}-headless`);
  expect(find(platform, 'Service', `${name}-headless`)).toHaveProperty('spec', {
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: { 'app.kubernetes.io/name': name },
    ports: [{ name, port, targetPort: name }],
  });
});

test.each(servers)('clients call $name at a Service with an address', ({ name, platform }) => {
  expect(find(platform, 'Service', name)).not.toHaveProperty('spec.clusterIP');
});

test('more memory leaves the claim as it is, which no apply can change', () => {
  const claimsOf = (memory: Size) => {
    const platform = createPlatform();
    new MongoStore(platform, 'mongo', { memory });
    return find(platform, 'StatefulSet', 'mongo') as { spec?: { volumeClaimTemplates?: object } };
  };

  const [small, large] = [Size.mebibytes(500), Size.mebibytes(1_000)].map(claimsOf);

  expect(large).not.toEqual(small);
  expect(large?.spec?.volumeClaimTemplates).toEqual(small?.spec?.volumeClaimTemplates);
});

test('refuses a name with which a StatefulSet makes no pod', () => {
  const create = (length: number) => new RedisStore(createPlatform(), 'r'.repeat(length), { memory });

  expect(() => create(52)).not.toThrow();
  expect(() => create(53)).toThrow(
    `prod/${'r'.repeat(53)}: its name has 53 characters, with which a StatefulSet makes no pod; write 52 or fewer`,
  );
});
