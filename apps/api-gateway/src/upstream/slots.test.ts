import { setImmediate as turn } from 'node:timers/promises';
import { type Call, Slots } from './slots';

describe('Slots', () => {
  const started: string[] = [];
  const call = (name: string): Call => ({ client: 'any', begin: () => void started.push(name), refuse: () => undefined });

  beforeEach(() => started.splice(0));

  test('starts as many as there are slots, and the next when one is released', async () => {
    const slots = new Slots(2, 5);
    for (const name of ['a', 'b', 'c', 'd']) slots.take(call(name));
    expect(started).toEqual(['a', 'b']);

    slots.release();
    await turn();

    expect(started).toEqual(['a', 'b', 'c']);
  });

  test('refuses at once what the queue cannot hold', () => {
    const slots = new Slots(1, 1);
    slots.take(call('a'));
    slots.take(call('b'));

    expect(slots.take(call('c'))).toBe(false);
    expect(started).toEqual(['a']);
  });

  test('gives the place of a call that left to the one behind it', async () => {
    const slots = new Slots(1, 2);
    const leaver = call('b');
    slots.take(call('a'));
    slots.take(leaver);
    slots.take(call('c'));

    slots.leave(leaver);
    slots.release();
    await turn();

    expect(started).toEqual(['a', 'c']);
  });

  test('begins nobody that waits while that is not allowed, and all that have a slot afterwards', async () => {
    let mayBegin = false;
    const slots = new Slots(2, 5, () => mayBegin);
    for (const name of ['a', 'b', 'c', 'd', 'e']) slots.take(call(name));
    slots.release();
    slots.release();
    await turn();
    expect(started).toEqual(['a', 'b']);

    mayBegin = true;
    slots.resume();
    await turn();

    expect(started).toEqual(['a', 'b', 'c', 'd']);
  });

  test('lets nobody overtake the queue', async () => {
    const slots = new Slots(1, 2);
    slots.take(call('a'));
    slots.take(call('b'));

    slots.release();
    slots.take(call('c'));
    await turn();

    expect(started).toEqual(['a', 'b']);
  });
});
