import { isIP } from 'node:net';
import { assert, integer, ipV4, ipV6, mixedCase, oneof, property, string, stringMatching } from 'fast-check';
import { isAddress, isCidr } from './cidr';

test.each(['10.0.0.0/8', '0.0.0.0/0', '192.168.1.1/32', 'fd00::/8', '::/0', '2001:db8::1/128', '::ffff:10.0.0.1/120'])(
  '%s is a range',
  (text) => {
    expect(isCidr(text)).toBe(true);
  },
);

test.each([
  '',
  'localhost',
  '10.0.0.1',
  '10.1/8',
  '010.0.0.0/8',
  '10.0.0.256/8',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  '10.0.0.0/8 ',
  'fd00::/129',
  'fe80::1%eth0/64',
  '/8',
])('"%s" is no range', (text) => {
  expect(isCidr(text)).toBe(false);
});

test('an address is what Node takes for one', () => {
  const likeIPv4 = stringMatching(/^[0-9.]{7,15}$/);
  const likeIPv6 = stringMatching(/^[0-9a-f:.]{2,40}$/);

  assert(
    property(oneof(ipV4(), mixedCase(ipV6()), likeIPv4, likeIPv6, string()), (text) => {
      expect(isAddress(text)).toBe(isIP(text) > 0 && !text.includes('%'));
    }),
    { numRuns: 300 * propertyRuns },
  );
});

test('an address with the length of a prefix is a range', () => {
  assert(
    property(ipV4(), ipV6(), integer({ min: 0, max: 200 }), (v4, v6, bits) => {
      expect(isCidr(`${v4}/${bits}`)).toBe(bits <= 32);
      expect(isCidr(`${v6}/${bits}`)).toBe(bits <= 128);
    }),
  );
});
