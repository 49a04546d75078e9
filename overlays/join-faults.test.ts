import { joinFaults } from './join-faults';

test.each([
  [['dev/redis: has no memory', 'prod/redis: has no memory'], ['dev/redis, prod/redis: has no memory']],
  [
    ['dev/a: x', 'dev/b: y: z', 'prod/a: x'],
    ['dev/a, prod/a: x', 'dev/b: y: z'],
  ],
  [
    ['contract "a b": x', 'dev/a: contract "a b": x'],
    ['contract "a b": x', 'dev/a: contract "a b": x'],
  ],
  [['no colon'], ['no colon']],
])('%j become %j', (faults, lines) => {
  expect(joinFaults(faults)).toEqual(lines);
});
