import { joinFaults } from './join-faults';

test.each([
  [['dev/redis: has no memory', 'prod/redis: has no memory'], ['dev/redis, prod/redis: has no memory']],
  [
    ['dev/a: x', 'dev/b: y: z', 'prod/a: x'],
    ['dev/a, prod/a: x', 'dev/b: y: z'],
  ],
  [
    ['two words: x', 'a: two words: x'],
    ['two words: x', 'a: two words: x'],
  ],
  [['no colon'], ['no colon']],
])('%j become %j', (faults, lines) => {
  expect(joinFaults(faults)).toEqual(lines);
});
