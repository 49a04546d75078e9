import { findMistyped } from './near-name';

test.each([
  ['redsi', 'redis'],
  ['rediss', 'redis'],
  ['user_service', 'user-service'],
  ['user-servce', 'user-service'],
  ['dat', undefined],
  ['redis-2', undefined],
  ['redis-primary', undefined],
  ['data', undefined],
])('who writes %s means %s', (written, meant) => {
  expect(findMistyped(written, ['redis', 'redis-1', 'user-service', 'db'])).toBe(meant);
});
