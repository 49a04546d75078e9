import { findMeantNumber, showNumber } from './meant-number';

test.each([
  ['port', '3003', 3003],
  ['cpuMillis', '500m', 500],
  ['cpuLimitMillis', '2000', 2_000],
  ['memoryMiB', '512Mi', 512],
  ['memoryMiB', '1.5Gi', 1_536],
  ['cacheGiB', '512Mi', 0.5],
  ['routes[0].maxBodyBytes', '1Mi', 1_048_576],
  ['startupSeconds', '30s', 30],
  ['startupSeconds', '2m', 120],
  ['shutdown.lingerMs', '5s', 5_000],
  ['shutdown.lingerMs', '250 ms', 250],
  ['env.RECORD_TTL_SECONDS', '1h', 3_600],
  ['LINGER_MS', '5s', 5_000],
  ['heapShare', '70%', 0.7],
  ['cpu', '70%', 70],
])('for the %s %j somebody meant %j', (prop, given, meant) => {
  expect(findMeantNumber(prop, given)).toBe(meant);
});

test.each([
  ['cpuMillis', '512Mi'],
  ['startupSeconds', '30 parsecs'],
  ['port', 'http'],
  ['port', ''],
  ['port', 3003],
  ['port', undefined],
])('for the %s %j nobody knows what was meant', (prop, given) => {
  expect(findMeantNumber(prop, given)).toBeUndefined();
});

test('a message shows both', () => {
  expect(showNumber('cpuMillis', '500m')).toBe('"500m" (did you mean 500?)');
  expect(showNumber('cpuMillis', -1)).toBe('-1');
});
