import { Size } from 'cdk8s';
import { checkCache, checkMemory, deriveCacheGiB, deriveMemory, deriveSockets } from './mongo-memory';

test.each([
  [500, 0.25, 116],
  [1_024, 0.5, 384],
  [2_000, 0.97, 878],
])('%d MiB of memory leave a cache of %d GiB, and %d connections beside it and mongod itself', (mebibytes, cacheGiB, sockets) => {
  const memory = Size.mebibytes(mebibytes);

  expect(deriveCacheGiB(memory)).toBe(cacheGiB);
  expect(deriveSockets(memory, cacheGiB)).toBe(sockets);
});

test.each([
  { cacheGiB: 0.25, sockets: 183, mebibytes: 576, why: '256 + 128 + 183 = 567, in steps of 32' },
  { cacheGiB: 0.25, sockets: 192, mebibytes: 576, why: 'a full step' },
  { cacheGiB: 0.25, sockets: 193, mebibytes: 608, why: 'one more' },
  { cacheGiB: 0.25, sockets: 0, mebibytes: 448, why: 'a cache takes no more than 60 %' },
  { cacheGiB: 1, sockets: 100, mebibytes: 1_728, why: 'a larger one likewise' },
])('a cache of $cacheGiB GiB and $sockets connections need $mebibytes MiB: $why', ({ cacheGiB, sockets, mebibytes }) => {
  const memory = deriveMemory(cacheGiB, sockets);

  expect(memory.toMebibytes()).toBe(mebibytes);
  expect(deriveSockets(memory, cacheGiB)).toBeGreaterThanOrEqual(sockets);
});

test('refuses a memory that the smallest cache nearly fills', () => {
  expect(() => checkMemory('prod/mongo', Size.mebibytes(400), 0.25, 1)).toThrow(
    'prod/mongo: a cache of 256 MiB is more than 60 % of its memory (400 MiB), so it would be killed under load; write memory: Size.mebibytes(427) or more',
  );
});

test('refuses a memory that does not hold the connections that it accepts', () => {
  expect(() => checkMemory('prod/mongo', Size.mebibytes(500), 0.25, 117)).toThrow(
    'prod/mongo: memory is 500 MiB, but cache 256 + mongod 128 + 117 sockets × 1 = 501 MiB; leave memory out, or write fewer sockets',
  );
});

test.each<[unknown, string]>([
  [0.1, '0.1'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  ['1', '"1" (did you mean 1?)'],
])('refuses %p as a cache, which mongod does not take', (cacheGiB, shown) => {
  expect(() => checkCache('prod/mongo', cacheGiB as number)).toThrow(
    `prod/mongo: cacheGiB is ${shown}, and mongod takes no cache below 0.25; write 0.25 or more`,
  );
});
