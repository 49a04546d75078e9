import { findDestinationFault, findRangeFault } from './range';

const EXAMPLE = '10.20.0.0/24';

test.each([
  '10.0.0.0/8',
  '10.20.0.9/32',
  '128.0.0.0/3',
  'fd00::/8',
  'fc00::/7',
  '2001:db8::1/128',
  '2001:DB8:0:0::/32',
  '2001:db8:0:1::/64',
])('a way out may lead to %s', (range) => {
  expect(findDestinationFault(range, EXAMPLE)).toBeUndefined();
});

test.each<[unknown, string]>([
  ['10.20.0.9', '; write a range such as "10.20.0.0/24"'],
  ['10.20.0.0/33', '; write a range such as "10.20.0.0/24"'],
  [7, '; write a range such as "10.20.0.0/24"'],
  ['::ffff:10.20.0.0/120', ', which is IPv4 written as IPv6; write a range such as "10.20.0.0/24"'],
  ['10.20.0.9/24', ', which Kubernetes refuses since 1.36; write "10.20.0.0/24", or "10.20.0.9/32" for the address alone'],
  ['2001:db8::7/64', ', which Kubernetes refuses since 1.36; write "2001:db8::/64", or "2001:db8::7/128" for the address alone'],
  ['10.20.0.0/024', ', which Kubernetes refuses since 1.36; write "10.20.0.0/24"'],
])('no policy may hold %p%s', (range, fault) => {
  expect(findRangeFault(range, EXAMPLE)).toBe(fault);
  expect(findDestinationFault(range, EXAMPLE)).toBe(fault);
});

test.each(['0.0.0.0/0', '::/0', '0.0.0.0/1', '128.0.0.0/1', '8.0.0.0/6', 'fc00::/6'])('no way out may lead to all of %s', (range) => {
  expect(findDestinationFault(range, EXAMPLE)).toBe(
    ', which leads into the cluster and private networks too; write a range such as "10.20.0.0/24"',
  );
  expect(findRangeFault(range, EXAMPLE)).toBeUndefined();
});
