import { findRedisFix, readRedisAddress } from './redis-address';

test.each([
  ['redis://cache', { host: 'cache', port: 6379, db: 0 }],
  ['redis://cache/', { host: 'cache', port: 6379, db: 0 }],
  ['rediss://cache.example.net:6380/2', { host: 'cache.example.net', port: 6380, db: 2 }],
  ['redis://10.0.0.7:6379', { host: '10.0.0.7', port: 6379, db: 0 }],
  ['redis://[fd00::1]:7000/15', { host: 'fd00::1', port: 7000, db: 15 }],
  ['redis://my_cache:6379', { host: 'my_cache', port: 6379, db: 0 }],
])('%s is read as %j', (text, address) => {
  expect(readRedisAddress(text)).toEqual(address);
});

test.each([
  'redis://',
  'redis:cache',
  'REDISS://cache',
  'redis://:hunter2@cache',
  'redis://ada@cache',
  'redis://cache:0',
  'redis://cache:65536',
  'redis://cache/two',
  'redis://cache/02',
  'redis://cache/-1',
  'redis://cache/1/2',
  'redis://a,b',
  'redis://[fd00::1',
  'redis://[fd00::g]',
  'redis://[cache]',
  'redis://ca%63he',
  'redis://cache?db=2',
  'redis://cache/2?tls=true',
  'redis://cache?',
  'redis://cache#part',
  'mongodb://cache',
])('%s is no address of Redis', (text) => {
  expect(readRedisAddress(text)).toBeUndefined();
});

test.each([
  { options: 'password=hunter2', fix: 'leave out the option password, which REDIS_PASSWORD sets' },
  { options: 'db=2', fix: 'leave out the option db, for which the path stands, as in redis://cache:6379/2' },
  { options: 'keyPrefix=shop:', fix: 'leave out the option keyPrefix, which REDIS_KEY_PREFIX sets' },
  { options: 'tls=true', fix: 'leave out the option tls, for which rediss:// stands' },
  { options: 'commandTimeout=5', fix: 'leave out the option commandTimeout, since the service has time limits of its own' },
  { options: 'pool=3&family=6', fix: 'leave out the option family, since the service decides that itself' },
  { options: 'hunter2', fix: 'leave out the question mark and what follows it' },
  { options: '', fix: 'leave out the question mark and what follows it' },
])('of the options "$options" it says: $fix', ({ options, fix }) => {
  expect(findRedisFix(`rediss://cache:6380/2?${options}`)).toBe(fix);
});

test.each(['redis://cache', 'redis://:12?db=34@cache', 'http://cache?db=2'])('has nothing to say of the options of %s', (text) => {
  expect(findRedisFix(text)).toBeUndefined();
});
