import { Size } from 'cdk8s';
import { checkResources, LOG_STORAGE, toRequirements } from './resources';

const memory = Size.mebibytes(256);
const ephemeralStorage = LOG_STORAGE;

test('keeps what it asks for, and gives no more where no limit says so', () => {
  const cpu = { cpuMillis: 500, cpuLimitMillis: 2_000, ephemeralStorage };

  expect(toRequirements({ memory, ...cpu })).toMatchObject({
    requests: { memory: { value: '256Mi' } },
    limits: { memory: { value: '256Mi' } },
  });
  expect(toRequirements({ memory, memoryLimit: Size.mebibytes(512), ...cpu })).toMatchObject({
    requests: { cpu: { value: '500m' }, memory: { value: '256Mi' } },
    limits: { cpu: { value: '2000m' }, memory: { value: '512Mi' } },
  });
});

test.each([
  [{ cpuMillis: 0, cpuLimitMillis: 100 }, 'cpuMillis is 0, which is no share of a core; give whole thousandths, such as 250'],
  [
    { cpuMillis: 500, cpuLimitMillis: 250 },
    'cpuMillis (500) exceeds cpuLimitMillis (250), so Kubernetes rejects the pod; lower cpuMillis or raise cpuLimitMillis',
  ],
])('refuses %j', (cpu, fault) => {
  expect(() => checkResources('prod/orders', { memory, ephemeralStorage, ...cpu })).toThrow(`prod/orders: ${fault}`);
});

test('refuses less memory at most than at least', () => {
  const resources = { memory, memoryLimit: Size.mebibytes(128), ephemeralStorage, cpuMillis: 250, cpuLimitMillis: 1_000 };

  expect(() => checkResources('prod/orders', resources)).toThrow(
    'prod/orders: memory (256Mi) exceeds memoryLimit (128Mi), so Kubernetes rejects the pod; lower memory or raise memoryLimit',
  );
});

test('says what it writes to the disk of its node, and no more than that where no limit says so', () => {
  const others = { memory, cpuMillis: 250, cpuLimitMillis: 1_000, ephemeralStorage };

  expect(toRequirements(others)).toMatchObject({
    requests: { 'ephemeral-storage': { value: '100Mi' } },
    limits: { 'ephemeral-storage': { value: '100Mi' } },
  });
  expect(toRequirements({ ...others, ephemeralStorageLimit: Size.gibibytes(1) })).toMatchObject({
    requests: { 'ephemeral-storage': { value: '100Mi' } },
    limits: { 'ephemeral-storage': { value: '1024Mi' } },
  });
});

test('refuses less disk at most than at least', () => {
  const resources = { memory, cpuMillis: 250, cpuLimitMillis: 1_000, ephemeralStorage, ephemeralStorageLimit: Size.mebibytes(50) };

  expect(() => checkResources('prod/orders', resources)).toThrow(
    'prod/orders: ephemeralStorage (100Mi) exceeds ephemeralStorageLimit (50Mi), so Kubernetes rejects the pod; lower ephemeralStorage or raise ephemeralStorageLimit',
  );
});
