import { containerLogName, toContainerLog } from './container-log';

const time = '2026-11-29T21:00:00.123456789Z';

test('a line has its time, its stream and that it is whole', () => {
  expect(toContainerLog([{ text: '{"level":"info"}', time }])).toBe(`${time} stdout F {"level":"info"}\n`);
});

test('an empty line is one too', () => {
  expect(toContainerLog([{ text: '', time }])).toBe(`${time} stdout F \n`);
});

test('a long line is written in parts, the last of which says so', () => {
  const lines = toContainerLog([{ text: 'x'.repeat(40_000), time }]).split('\n');

  expect(lines.map((line) => [line.slice(0, time.length + 10).split(' ')[2], line.length - time.length - 10])).toEqual([
    ['P', 16_384],
    ['P', 16_384],
    ['F', 7_232],
    [undefined, -time.length - 10],
  ]);
});

test('its file says whose it is', () => {
  expect(containerLogName({ pod: 'users-7d9f', namespace: 'shop-prod', container: 'users' })).toMatch(
    /^users-7d9f_shop-prod_users-0{64}\.log$/,
  );
});
