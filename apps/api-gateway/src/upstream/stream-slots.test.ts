import { setImmediate as turn } from 'node:timers/promises';
import { type Call, Slots } from './slots';
import { StreamSlots } from './stream-slots';

let begun: string[];
let all: Slots;
let streams: StreamSlots;

const call = (client: string): Call => ({ client, begin: () => void begun.push(client), refuse: () => undefined });
const calls = (count: number, client: string) => Array.from({ length: count }, () => call(client));
const begunBy = (client: string) => begun.filter((name) => name === client).length;

beforeEach(() => {
  begun = [];
  all = new Slots(64, 100);
  streams = new StreamSlots(all, 64, 100);
});

test('one client has a quarter of all slots at most, and the next still finds some', () => {
  for (const greedy of calls(64, 'greedy')) streams.take(greedy);
  for (const other of calls(4, 'other')) streams.take(other);

  expect(begunBy('greedy')).toBe(16);
  expect(begunBy('other')).toBe(4);
});

test('streams leave half of the slots to all else', () => {
  for (let client = 0; client < 64; client += 1) streams.take(call(`stream ${client}`));
  for (const other of calls(32, 'other')) all.take(other);

  expect(begun.filter((name) => name.startsWith('stream'))).toHaveLength(32);
  expect(begunBy('other')).toBe(32);
});

test('a call that waits for its own share begins when its client has given a turn back', async () => {
  const greedy = calls(17, 'greedy');
  for (const one of greedy) streams.take(one);

  streams.release(greedy[0]!);
  await turn();

  expect(begunBy('greedy')).toBe(17);
});

test('whoever leaves while it waits, for its share or for a slot, takes nothing along', async () => {
  for (const other of calls(64, 'other')) all.take(other);
  const [first, second, third] = [call('a'), call('a'), call('b')];
  const small = new StreamSlots(all, 4, 100);
  for (const one of [first, second, third]) small.take(one);

  for (const one of [first, second]) small.leave(one);
  all.release();
  await turn();
  small.release(third);
  await turn();
  for (const one of calls(2, 'c')) small.take(one);

  expect(begun.slice(64)).toEqual(['b', 'c']);
});

test('refuses what its queue cannot hold', () => {
  const short = new StreamSlots(all, 64, 1);

  expect(calls(18, 'greedy').map((one) => short.take(one))).toEqual([...Array.from({ length: 17 }, () => true), false]);
});
