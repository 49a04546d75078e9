import { Size } from 'cdk8s';
import { checkCache, deriveCacheGiB, deriveSockets } from './mongo-cache';

test.each([
  [500, 0.25, 244],
  [1_024, 0.5, 512],
  [2_000, 0.97, 1_006],
])('%d MiB of memory leave a cache of %d GiB, and %d connections beside it', (mebibytes, cacheGiB, sockets) => {
  const memory = Size.mebibytes(mebibytes);

  expect(deriveCacheGiB(memory)).toBe(cacheGiB);
  expect(deriveSockets(memory, cacheGiB)).toBe(sockets);
});

test('refuses a memory that the smallest cache nearly fills', () => {
  expect(() => checkCache('prod/mongo', Size.mebibytes(400), 0.25)).toThrow(
    'prod/mongo: a cache of 256 MiB is more than 60 % of its memory (400 MiB), so it would be killed under load; write memory: Size.mebibytes(427) or more',
  );
});

test('refuses a cache that mongod does not take', () => {
  expect(() => checkCache('prod/mongo', Size.mebibytes(500), 0.1)).toThrow(
    'prod/mongo: cacheGiB is 0.1, and mongod takes no cache below 0.25; write 0.25 or more',
  );
});
