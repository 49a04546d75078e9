import { assert, double, property, string } from 'fast-check';
import { createTimestamp, formatMs, quote } from './json-text';

test('quotes a text as JSON does', () => {
  assert(property(string({ unit: 'binary' }), (text) => quote(text) === JSON.stringify(text)));
});

test('a time has the text of its number, to the thousandth', () => {
  assert(property(double({ min: 0, max: 1e9, noNaN: true }), (ms) => formatMs(ms) === String(Math.round(ms * 1000) / 1000)));
});

test.each([
  [0, '0'],
  [0.0004, '0'],
  [0.0006, '0.001'],
  [1.5, '1.5'],
  [12.3456, '12.346'],
  [0.9999, '1'],
  [30_000, '30000'],
  [NaN, 'null'],
  [Infinity, 'null'],
  [-1, 'null'],
])('%d ms is %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});

test('says the time of each call', () => {
  let ms = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
  const timestamp = createTimestamp(() => ms);

  const first = [timestamp(), timestamp()];
  ms += 1;

  expect([...first, timestamp()]).toEqual(['2026-01-02T03:04:05.006Z', '2026-01-02T03:04:05.006Z', '2026-01-02T03:04:05.007Z']);
});
