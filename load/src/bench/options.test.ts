import { parseOptions } from './options';

test('measures three rounds of 15 s at 50 and 1,000 connections unless told otherwise', () => {
  expect(parseOptions([])).toMatchObject({ rounds: 3, durationS: 15, connections: [50, 1_000], mongoServer: undefined });
});

test('takes seconds with and without their unit', () => {
  expect(parseOptions(['--duration', '5s', '--warm-up', '2'])).toMatchObject({ durationS: 5, warmUpS: 2 });
});

test.each([
  { args: ['--rounds', '0'], message: '--rounds is "0"; give a whole number of at least 1' },
  { args: ['--duration', '1m'], message: '--duration is "1m"; give a whole number of at least 1' },
  { args: ['--connections', '50,many'], message: '--connections is "many"; give a whole number of at least 1' },
])('refuses $args', ({ args, message }) => {
  expect(() => parseOptions(args)).toThrow(message);
});
