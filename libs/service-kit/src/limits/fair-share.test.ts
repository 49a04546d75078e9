import fc from 'fast-check';
import { FairShare } from './fair-share';

/** How much a client gets, one by one. */
function takeAll(share: FairShare<string>, client: string): number {
  let taken = 0;
  while (share.take(client, 1)) taken += 1;
  return taken;
}

test('one client gets half, and each that comes later half of what is left', () => {
  const share = new FairShare<string>(64);

  expect(['a', 'b', 'c', 'd'].map((client) => takeAll(share, client))).toEqual([32, 16, 8, 4]);
});

test('clients that come together get the same', () => {
  const share = new FairShare<string>(90);
  const taken = { a: 0, b: 0 };

  for (let round = 0; round < 90; round += 1) {
    for (const client of ['a', 'b'] as const) if (share.take(client, 1)) taken[client] += 1;
  }

  expect(taken).toEqual({ a: 30, b: 30 });
});

test('what is given back can be taken again', () => {
  const share = new FairShare<string>(10);
  expect(share.take('a', 6)).toBe(true);
  expect(share.take('a', 1)).toBe(false);

  share.give('a', 6);

  expect(share.take('a', 6)).toBe(true);
});

test('the stock is never overdrawn, and a client that holds nothing finds some unless all is gone', () => {
  const step = fc.record({ client: fc.nat(5), amount: fc.integer({ min: 1, max: 20 }), gives: fc.boolean() });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.array(step, { maxLength: 100 }), (stock, steps) => {
      const share = new FairShare<number>(stock);
      const held: { client: number; amount: number }[] = [];
      for (const { client, amount, gives } of steps) {
        const given = gives ? held.pop() : undefined;
        if (given) share.give(given.client, given.amount);
        else if (share.take(client, amount)) held.push({ client, amount });

        expect(share.free).toBe(stock - held.reduce((sum, taken) => sum + taken.amount, 0));
        expect(share.free).toBeGreaterThanOrEqual(0);
      }
      if (share.free > 0) expect(share.take(6, 1)).toBe(true);
    }),
    { numRuns: 100 * propertyRuns },
  );
});
