import fc from 'fast-check';
import { isIP } from 'node:net';
import { findRange, formatRanges } from './cidr';
import * as own from './cidr.old';

const byte = fc.oneof(fc.nat({ max: 255 }).map(String), fc.constantFrom('256', '00', '010', '0x1', '1e1', '', ' 1', '-1'));
const v4 = fc.oneof(
  { weight: 3, arbitrary: fc.ipV4() },
  { weight: 1, arbitrary: fc.array(byte, { minLength: 1, maxLength: 5 }).map((bytes) => bytes.join('.')) },
  { weight: 1, arbitrary: fc.ipV4Extended() },
);
const group = fc.oneof(fc.stringMatching(/^[0-9a-fA-F]{1,4}$/), fc.constantFrom('0', '0000', 'ffff', '', '12345', 'g'));
const groups = fc.array(group, { maxLength: 9 }).map((all) => all.join(':'));
const full = fc.array(fc.stringMatching(/^[0-9a-f]{1,4}$/), { minLength: 8, maxLength: 8 }).map((all) => all.join(':'));
const some = fc.array(fc.stringMatching(/^[0-9a-fA-F]{1,4}$/), { maxLength: 4 }).map((all) => all.join(':'));
const short = fc.tuple(some, some).map(([head, tail]) => `${head}::${tail}`);
const embedded = fc.tuple(fc.oneof(short, groups), fc.ipV4()).map(([head, tail]) => (head.endsWith(':') ? head + tail : `${head}:${tail}`));
const v6 = fc.oneof(
  fc.ipV6(),
  full,
  short,
  embedded,
  fc.tuple(groups, groups).map(([head, tail]) => `${head}::${tail}`),
  groups,
);
const zoned = fc.tuple(v6, fc.oneof(fc.constantFrom('eth0', '1', ''), fc.string())).map(([address, zone]) => `${address}%${zone}`);
const address = fc.oneof(v4, v6, zoned, fc.string(), fc.domain());
const length = fc.oneof(
  fc.nat({ max: 130 }).map(String),
  fc.constantFrom('', '-1', '08', '008', '0008', '1.5', ' 8', '8 ', '0x8', '255.0.0.0', '8/8'),
);
const cidr = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(address, length).map((parts) => parts.join('/')) },
  { weight: 1, arbitrary: fc.oneof(address, fc.string()) },
);

/** What our own code reads; an address with a zone broke it, and is no block. */
function readOwn(text: string) {
  return text.includes('%') ? undefined : own.findRange(text);
}

test('the library reads every block as our own code does', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(cidr, (text) => {
      const range = findRange(text);

      expect(range).toEqual(readOwn(text));
      const kind = range?.family ?? (isIP(text.split('/')[0] ?? '') ? 'address alone' : 'nonsense');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }),
    { numRuns: 50_000 },
  );
  for (const kind of ['v4', 'v6', 'address alone', 'nonsense']) expect(kinds.get(kind)).toBeGreaterThan(1_000);
});

test('the library writes every range as our own code does', () => {
  const range = (bits: number) =>
    fc
      .tuple(fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }), fc.nat({ max: bits }), fc.bigInt({ min: 1n, max: 1n << 20n }))
      .map(([start, zeros, size]) => {
        const from = (start >> BigInt(zeros)) << BigInt(zeros);
        const end = from + size;
        return [from, end > 1n << BigInt(bits) ? 1n << BigInt(bits) : end] as const;
      });

  fc.assert(
    fc.property(range(32), range(128), (four, six) => {
      expect(formatRanges('v4', [four])).toEqual(own.formatRanges('v4', [four]));
      expect(formatRanges('v6', [six])).toEqual(own.formatRanges('v6', [six]));
    }),
    { numRuns: 20_000 },
  );
});
