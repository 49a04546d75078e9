import { setTimeout as delay } from 'node:timers/promises';
import { startInOrder } from './start-in-order';

const orders = { name: 'orders', calls: [] };
const stock = { name: 'stock', calls: [] };
const shop = { name: 'shop', calls: ['orders', 'stock', 'elsewhere'] };

test('callees start at once, a caller when the last of them is ready', async () => {
  const log: string[] = [];

  await startInOrder([orders, stock, shop], async ({ name }) => {
    log.push(`${name} starts`);
    await delay(name === 'stock' ? 50 : 10);
    log.push(`${name} is ready`);
  });

  expect(log).toEqual(['orders starts', 'stock starts', 'orders is ready', 'stock is ready', 'shop starts', 'shop is ready']);
});

test('a callee that does not get ready holds its callers up only for a while', async () => {
  const started: string[] = [];

  const all = startInOrder([orders, shop], ({ name }) => (started.push(name), name === 'orders' ? delay(200) : Promise.resolve()), 20);
  await delay(100);

  expect(started).toEqual(['orders', 'shop']);
  await all;
});
