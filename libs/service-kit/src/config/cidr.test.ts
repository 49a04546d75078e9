import { isIPv4 } from 'node:net';
import { assert, integer, ipV4, ipV6, property, string } from 'fast-check';
import { addressList, isAddressOrRange } from './cidr';

test.each(['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '192.168.1.1/32', '::1', 'fd00::/8', '::/0', '2001:db8::1/128'])(
  '%s is a range',
  (text) => {
    expect(isAddressOrRange(text)).toBe(true);
  },
);

test.each([
  '',
  'localhost',
  '10.0.0',
  '10.0.0.256',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  '10.0.0.0/8 ',
  'fd00::/129',
  '/8',
])('"%s" is no range', (text) => {
  expect(isAddressOrRange(text)).toBe(false);
});

test.each([
  { address: '10.1.2.3', family: 'ipv4', isIn: true },
  { address: '11.1.2.3', family: 'ipv4', isIn: false },
  { address: '127.0.0.1', family: 'ipv4', isIn: true },
  { address: '127.0.0.2', family: 'ipv4', isIn: false },
  { address: 'fd12::1', family: 'ipv6', isIn: true },
  { address: 'fe80::1', family: 'ipv6', isIn: false },
] as const)('$address in 10.0.0.0/8, 127.0.0.1, fd00::/8: $isIn', ({ address, family, isIn }) => {
  const list = addressList(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);

  expect(list.check(address, family)).toBe(isIn);
});

test('every address is a range that holds itself, whatever prefix length follows', () => {
  assert(
    property(ipV4(), integer({ min: 0, max: 32 }), (address, bits) => {
      expect(isAddressOrRange(`${address}/${bits}`)).toBe(true);
      expect(addressList([`${address}/${bits}`]).check(address)).toBe(true);
    }),
  );
});

test('whatever it takes for a range, the list of addresses takes too', () => {
  assert(
    property(string(), ipV6(), integer({ min: -200, max: 200 }), (noise, address, bits) => {
      for (const text of [noise, `${address}/${bits}`, `${address}${noise}`, `10.0.0.1/${noise}`]) {
        if (isAddressOrRange(text)) expect(() => addressList([text])).not.toThrow();
        else expect(isIPv4(text)).toBe(false);
      }
    }),
  );
});
