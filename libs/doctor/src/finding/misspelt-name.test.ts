import { findMisspelt } from './misspelt-name';

test.each([
  ['redsi', 'redis'],
  ['rediss', 'redis'],
  ['user_service', 'user-service'],
  ['user-servce', 'user-service'],
  ['redisdb', 'redis'],
  ['dat', undefined],
  ['redis-2', undefined],
  ['redis-primary', undefined],
  ['data', undefined],
])('who writes %s means %s', (written, meant) => {
  expect(findMisspelt(written, ['redis', 'redis-1', 'user-service', 'db'])).toBe(meant);
});
