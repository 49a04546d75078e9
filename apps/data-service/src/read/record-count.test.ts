import { Overloaded } from '@fairlead/service-kit/errors';
import { StoreSlow } from '../store/record-store';
import { COUNT_PAUSE_MS, RecordCount } from './record-count';

/** A store whose counts a test decides on, one after the other, and a clock that it moves. */
function setUp(...counts: readonly (number | Error)[]) {
  const left = [...counts];
  const state = { stored: 0, now: 0, asked: 0 };
  const count = async () => {
    state.asked += 1;
    const next = left.shift();
    if (typeof next !== 'number') throw next ?? new Error('one count more than the test has');
    return next;
  };
  return { state, records: new RecordCount({ store: { count }, countStored: () => state.stored, now: () => state.now }) };
}

const slow = new StoreSlow('slow');

test('is what the store counts', async () => {
  const { records } = setUp(100, 90);

  expect([await records.find(), await records.find()]).toEqual([100, 90]);
});

test('is the last count and what was stored since where counting is slow', async () => {
  const { state, records } = setUp(100, slow);
  state.stored = 20;
  await records.find();

  state.stored = 35;

  expect(await records.find()).toBe(115);
});

test('is what this process has stored where nothing was ever counted', async () => {
  const { state, records } = setUp(slow);
  state.stored = 35;

  expect(await records.find()).toBe(35);
});

test('a store that was slow to count is left alone for a while, and asked again after that', async () => {
  const { state, records } = setUp(100, slow, 140);
  await records.find();
  await records.find();

  state.now = COUNT_PAUSE_MS - 1;
  expect(await records.find()).toBe(100);
  expect(state.asked).toBe(2);

  state.now = COUNT_PAUSE_MS;
  expect(await records.find()).toBe(140);
});

test('a store that is away is no slow store', async () => {
  const { records } = setUp(100, new Overloaded('away'));
  await records.find();

  await expect(records.find()).rejects.toThrow('away');
});
