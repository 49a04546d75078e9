import { findNearMiss } from './near-miss';

test.each<[string, readonly string[], string | undefined]>([
  ['user-servce', ['data-service', 'user-service'], 'user-service'],
  ['htpt', ['management', 'http'], 'http'],
  ['Redis', ['redis'], 'redis'],
  ['user-service', ['data-service', 'order-service'], undefined],
  ['api', ['app'], undefined],
  ['db', ['d'], undefined],
  ['grpc', ['http'], undefined],
  ['web', [], undefined],
])('%s, of %j', (written, words, meant) => {
  expect(findNearMiss(written, words)).toBe(meant);
});
