import { array, assert, integer, ipV4, ipV6, mixedCase, oneof, property, string, tuple } from 'fast-check';
import { readVariable, type Variable } from 'fairlead/contract';
import { addressList } from './address-list';

const proxies: Variable = { type: 'cidrs', description: 'addresses of the proxies in front' };

test.each([
  { address: '10.1.2.3', family: 'ipv4', isIn: true },
  { address: '11.1.2.3', family: 'ipv4', isIn: false },
  { address: '127.0.0.1', family: 'ipv4', isIn: true },
  { address: '127.0.0.2', family: 'ipv4', isIn: false },
  { address: 'fd12::1', family: 'ipv6', isIn: true },
  { address: 'fe80::1', family: 'ipv6', isIn: false },
  { address: '::1', family: 'ipv6', isIn: true },
] as const)('$address in 10.0.0.0/8, 127.0.0.1, fd00::/8, ::1: $isIn', ({ address, family, isIn }) => {
  const list = addressList(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', '::1']);

  expect(list.check(address, family)).toBe(isIn);
});

test('every range holds the address that it is written with', () => {
  assert(
    property(ipV4(), integer({ min: 0, max: 32 }), ipV6(), integer({ min: 0, max: 128 }), (v4, v4Bits, v6, v6Bits) => {
      expect(addressList([`${v4}/${v4Bits}`]).check(v4)).toBe(true);
      expect(addressList([`${v6}/${v6Bits}`]).check(v6, 'ipv6')).toBe(true);
    }),
  );
});

test('whatever a variable may hold, the list takes', () => {
  const address = oneof(ipV4(), mixedCase(ipV6()), string({ maxLength: 6 }));
  const range = oneof(
    address,
    tuple(address, integer({ min: -1, max: 130 })).map((parts) => parts.join('/')),
  );

  assert(
    property(array(range, { minLength: 1, maxLength: 3 }), (ranges) => {
      const read = readVariable(proxies, ranges.join(', ')) as readonly string[] | undefined;
      if (read) expect(() => addressList(read)).not.toThrow();
    }),
    { numRuns: 200 * propertyRuns },
  );
});
