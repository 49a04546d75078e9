import fc from 'fast-check';
import { findQuantity, NANO } from './quantity';

const one = NANO;

test.each([
  ['1', one],
  [1, one],
  [0.5, one / 2n],
  ['250m', one / 4n],
  ['0.1m', 100_000n],
  ['100n', 100n],
  ['3u', 3_000n],
  ['1k', 1_000n * one],
  ['1Ki', 1_024n * one],
  ['1.5Gi', 1_610_612_736n * one],
  ['.5Mi', 524_288n * one],
  ['5.', 5n * one],
  ['+2M', 2_000_000n * one],
  ['-2', -2n * one],
  ['1e3', 1_000n * one],
  ['1E3', 1_000n * one],
  ['1E', 10n ** 18n * one],
  ['12e-1', (12n * one) / 10n],
  ['1e+2', 100n * one],
  ['0e999999999999', 0n],
  ['0', 0n],
  [' 1', one],
  ['1\n', one],
])('%p is %p billionths', (value, billionths) => {
  expect(findQuantity(value)).toBe(billionths);
});

test.each(['', '.', '-', 'Mi', '1 Gi', '1KB', '1mi', '1KI', '1e', '1e1.5', '1Mi1', '0x10', '1,5', 'NaN', '1_000', '--1', '1.2.3'])(
  '%p is no quantity',
  (text) => {
    expect(findQuantity(text)).toBeUndefined();
  },
);

test.each([undefined, null, true, [], {}, NaN, Infinity])('%p is no quantity', (value) => {
  expect(findQuantity(value)).toBeUndefined();
});

test.each(['0.1n', '1e-10', '1e-999999999999', '0.0000000000001'])('%p is rounded up to a billionth', (text) => {
  expect(findQuantity(text)).toBe(1n);
});

test.each(['8Ei', '10E', '1e999999999999', `1${'0'.repeat(500)}`])('%p is capped at 2^63 - 1', (text) => {
  expect(findQuantity(text)).toBe((2n ** 63n - 1n) * one);
  expect(findQuantity(`-${text}`)).toBe(-(2n ** 63n - 1n) * one);
});

const whole = fc.bigInt({ min: 0n, max: 1_000_000n });

test('a fraction is as exact as its whole digits', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 0, max: 9 }), (number, places) => {
      const digits = number.toString().padStart(places + 1, '0');
      const text = `${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`;

      expect(findQuantity(text)).toBe((number * one) / 10n ** BigInt(places));
    }),
  );
});

test('every way of writing one number means the same', () => {
  fc.assert(
    fc.property(whole, (number) => {
      const thousand = findQuantity(`${number}k`);

      for (const text of [`${number}000`, `${number}e3`, `${number}E+3`, `${number}000000m`, `+${number}000.0`, `${number}000000e-3`]) {
        expect(findQuantity(text)).toBe(thousand);
      }
      expect(findQuantity(`${number}Mi`)).toBe(findQuantity(`${number * 1024n}Ki`));
      expect(findQuantity(`-${number}k`)).toBe(-(thousand ?? 0n));
    }),
  );
});

test('what JavaScript writes for a number is read back', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e18, noNaN: true }), (number) => {
      const billionths = findQuantity(number);

      expect(Number(billionths) / 1e9 / number).toBeCloseTo(1, 2);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void findQuantity(text)));
  fc.assert(fc.property(fc.stringMatching(/^[-+]?[0-9.]{0,9}[eEinumkMGTP]{0,3}[-+]?[0-9]{0,9}$/), (text) => void findQuantity(text)));
});
