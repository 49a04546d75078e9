import fc from 'fast-check';
import { AddressSet } from './address-set';
import { inBlock } from '../../testing/brute-force';

test.each([
  { cidrs: [], text: 'no address' },
  { cidrs: ['0.0.0.0/0', '::/0'], text: '0.0.0.0/0, ::/0' },
  { cidrs: ['10.1.2.3/8'], text: '10.0.0.0/8' },
  { cidrs: ['10.0.0.0/9', '10.128.0.0/9'], text: '10.0.0.0/8' },
  { cidrs: ['192.0.2.1/32'], text: '192.0.2.1/32' },
  { cidrs: ['2001:db8::/32'], text: '2001:db8::/32' },
  { cidrs: ['fd00:0:0:1::/64'], text: 'fd00:0:0:1::/64' },
  { cidrs: ['::ffff:192.0.2.0/120'], text: '0:0:0:0:0:ffff:c000:200/120' },
  { cidrs: ['::192.0.2.1/128'], text: '0:0:0:0:0:0:c000:201/128' },
  { cidrs: ['2001:db8::1/128'], text: '2001:db8:0:0:0:0:0:1/128' },
])('$cidrs is $text', ({ cidrs, text }) => {
  expect(AddressSet.of(...cidrs).toString()).toBe(text);
});

test.each([
  ...['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '2001:db8::/129', '10.0.0.0/8/8', 'example.com/8', '10.0.0.0/-1', ''],
  ...['10/8', '010.0.0.0/8', '0xa.0.0.0/8', '167772160/8', '10.0.0.0/255.0.0.0', '[2001:db8::]/32', 'fe80::1%eth0/64'],
])('%j is no block and holds no address', (cidr) => {
  expect(AddressSet.of(cidr).isEmpty).toBe(true);
});

test('a block without its exceptions is written as the blocks that are left', () => {
  const left = AddressSet.of('172.17.0.0/16').subtract(AddressSet.of('172.17.1.0/24'));

  expect(left.intersect(AddressSet.of('172.17.0.0/22')).toString()).toBe('172.17.0.0/24, 172.17.2.0/23');
});

test.each([
  { cidrs: ['0.0.0.0/0'], except: ['10.0.0.0/8', '192.168.0.0/16'], text: '0.0.0.0/0 except 10.0.0.0/8, 192.168.0.0/16' },
  { cidrs: ['0.0.0.0/0', '::/0'], except: ['192.0.2.1/32', 'fc00::/7'], text: '0.0.0.0/0 except 192.0.2.1/32, ::/0 except fc00::/7' },
  { cidrs: ['10.0.0.0/8'], except: ['10.0.0.0/9'], text: '10.128.0.0/9' },
  { cidrs: ['0.0.0.0/0'], except: [], text: '0.0.0.0/0' },
  { cidrs: ['0.0.0.0/0'], except: ['0.0.0.0/1'], text: '128.0.0.0/1' },
  { cidrs: [], except: [], text: 'no address' },
])('in few words, $cidrs without $except is $text', ({ cidrs, except, text }) => {
  expect(
    AddressSet.of(...cidrs)
      .subtract(AddressSet.of(...except))
      .describe(),
  ).toBe(text);
});

const address = fc
  .tuple(fc.constantFrom(10, 11), fc.constantFrom(0, 128), fc.constantFrom(0, 1), fc.constantFrom(0, 255))
  .map((bytes) => bytes.join('.'));
const block = fc.tuple(address, fc.nat({ max: 32 })).map(([base, length]) => `${base}/${length}`);
const blocks = fc.array(block, { maxLength: 4 });

test('an address is in a set exactly when brute force finds it in a block and in no exception', () => {
  fc.assert(
    fc.property(blocks, blocks, address, (cidrs, except, one) => {
      const set = AddressSet.of(...cidrs).subtract(AddressSet.of(...except));

      const expected = cidrs.some((cidr) => inBlock(one, cidr)) && !except.some((cidr) => inBlock(one, cidr));
      expect(set.contains(AddressSet.of(`${one}/32`))).toBe(expected);
    }),
    { numRuns: 300 * propertyRuns },
  );
});

test('reading what a set writes gives the set, in both families', () => {
  const v6 = fc
    .tuple(fc.bigInt({ min: 0n, max: 2n ** 32n }), fc.integer({ min: 0, max: 128 }))
    .map(([low, length]) => `fd00::${(low % 65_536n).toString(16)}/${length}`);

  fc.assert(
    fc.property(fc.array(fc.oneof(block, v6)), blocks, (cidrs, except) => {
      const set = AddressSet.of(...cidrs).subtract(AddressSet.of(...except));

      const read = AddressSet.of(...set.toString().split(', '));
      expect(read.subtract(set).isEmpty && set.subtract(read).isEmpty).toBe(true);
    }),
  );
});
