import { findRangeFault } from './range';

test.each(['10.20.0.0/24', '10.20.0.9/32', '128.0.0.0/1', 'fd00::/8', '2001:db8::1/128', '2001:DB8:0:0::/32', '2001:db8:0:1::/64'])(
  '%s may be in a policy',
  (range) => {
    expect(findRangeFault(range, '10.20.0.0/24')).toBeUndefined();
  },
);

test.each<[unknown, string]>([
  ['10.20.0.9', '; write a range such as "10.20.0.0/24"'],
  ['10.20.0.0/33', '; write a range such as "10.20.0.0/24"'],
  [7, '; write a range such as "10.20.0.0/24"'],
  ['0.0.0.0/0', ', which leads into the cluster and private networks too; write a range such as "10.20.0.0/24"'],
  ['::/00', ', which leads into the cluster and private networks too; write a range such as "10.20.0.0/24"'],
  ['::ffff:10.20.0.0/120', ', which is IPv4 written as IPv6; write a range such as "10.20.0.0/24"'],
  ['10.20.0.9/24', ', which Kubernetes refuses since 1.36; write "10.20.0.0/24", or "10.20.0.9/32" for the address alone'],
  ['2001:db8::7/64', ', which Kubernetes refuses since 1.36; write "2001:db8::/64", or "2001:db8::7/128" for the address alone'],
  ['10.20.0.0/024', ', which Kubernetes refuses since 1.36; write "10.20.0.0/24"'],
])('%p may not: %s', (range, fault) => {
  expect(findRangeFault(range, '10.20.0.0/24')).toBe(fault);
});
