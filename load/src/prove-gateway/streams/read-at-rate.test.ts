import { PassThrough, Readable } from 'node:stream';
import { readAtRate } from './read-at-rate';
import { zeros } from './zeros';

const MIB = 1024 ** 2;

test('reads all, and no faster than that', async () => {
  const startedAt = performance.now();

  const bytes = await readAtRate(zeros(4 * MIB + 5), 20 * MIB);

  expect(bytes).toBe(4 * MIB + 5);
  expect(performance.now() - startedAt).toBeGreaterThan(180);
});

test('what breaks off is not whole', async () => {
  const stream = new PassThrough();
  const read = readAtRate(stream, MIB);

  stream.write(Buffer.alloc(10));
  setTimeout(() => stream.destroy(new Error('broken')), 20);

  expect(await read).toBeUndefined();
});

test('nothing at all is whole', async () => {
  expect(await readAtRate(Readable.from([]), MIB)).toBe(0);
});

test('bytes come no faster than their rate', async () => {
  const startedAt = performance.now();

  expect(await readAtRate(zeros(MIB, 5 * MIB), 100 * MIB)).toBe(MIB);
  expect(performance.now() - startedAt).toBeGreaterThan(150);
});
