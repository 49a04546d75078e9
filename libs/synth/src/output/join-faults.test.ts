import { joinFaults } from './join-faults';

test.each<[string[], string[]]>([
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
  expect(joinFaults({ faults, places: new Map() })).toEqual(lines);
});

test('the line of each is told, and only faults of one line are joined', () => {
  const faults = ['dev/a: x', 'prod/a: x', 'prod/b: x', 'prod/c: y'];
  const places = new Map([
    ['dev/a: x', 'platform.ts:1:1'],
    ['prod/a: x', 'platform.ts:1:1'],
    ['prod/b: x', 'platform.ts:2:1'],
  ]);

  expect(joinFaults({ faults, places })).toEqual(['platform.ts:1:1 dev/a, prod/a: x', 'platform.ts:2:1 prod/b: x', 'prod/c: y']);
});
