import { createShop, find } from '../../testing/fixtures';
import { normalizeName, secretNames } from './redaction';

test('secrets of contracts, headers and what is given, each once and sorted', () => {
  const { platform } = createShop();

  expect(find(platform, 'ExternalSecret', 'redis-credentials')).toBeDefined();
  expect(secretNames(platform.components, ['E-Mail', 'email'])).toEqual([
    'authorization',
    'cookie',
    'email',
    'proxyauthorization',
    'setcookie',
  ]);
});

test.each([
  ['REDIS_PASSWORD', 'redispassword'],
  ['redis-password', 'redispassword'],
  ['redisPassword', 'redispassword'],
])('%s is compared as %s', (name, normal) => {
  expect(normalizeName(name)).toBe(normal);
});
