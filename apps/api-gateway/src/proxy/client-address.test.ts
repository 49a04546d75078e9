import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { clientAddress, clientOf, networkOf } from './client-address';

const isTrusted = (address: string) => address.startsWith('10.') || address === 'fd00::1';
const request = (peer: string, headers: Record<string, string>) =>
  ({ headers, socket: { remoteAddress: peer } }) as unknown as IncomingMessage;
const addressFrom = (peer: string, headers: Record<string, string>) => clientAddress(request(peer, headers), isTrusted);

test.each([
  ['the peer, where it is not trusted', '198.51.100.7', { 'x-forwarded-for': '192.0.2.1' }, '198.51.100.7'],
  ['what a trusted peer says', '10.0.0.1', { 'x-forwarded-for': '192.0.2.1' }, '192.0.2.1'],
  ['the nearest hop that is not trusted', '10.0.0.1', { 'x-forwarded-for': '203.0.113.9, 192.0.2.1, 10.0.0.2' }, '192.0.2.1'],
  ['the farthest, where all are trusted', '10.0.0.1', { 'x-forwarded-for': '10.0.0.3, 10.0.0.2' }, '10.0.0.3'],
  ['the peer, where it says nothing', '10.0.0.1', {}, '10.0.0.1'],
  ['the last good one, where a hop is no address', '10.0.0.1', { 'x-forwarded-for': '192.0.2.1, unknown, 10.0.0.2' }, '10.0.0.2'],
  ['an address with a port', '10.0.0.1', { 'x-forwarded-for': '192.0.2.1:1234' }, '192.0.2.1'],
  ['an IPv6 address in brackets', '10.0.0.1', { 'x-forwarded-for': '[2001:db8::1]:1234' }, '2001:db8::1'],
  ['what Forwarded says', 'fd00::1', { forwarded: 'for=203.0.113.9, for="[2001:db8::1]:80";proto=https, for=10.0.0.2' }, '2001:db8::1'],
  ['X-Forwarded-For before Forwarded', '10.0.0.1', { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.2' }, '192.0.2.1'],
  ['no part of a value in quotes', '10.0.0.1', { forwarded: 'for=192.0.2.1;host="a,for=203.0.113.9"' }, '192.0.2.1'],
  ['no part of what is escaped there', '10.0.0.1', { forwarded: 'for=192.0.2.1;host="a\\",for=203.0.113.9"' }, '192.0.2.1'],
  ['the peer, where a hop does not tell', '10.0.0.1', { forwarded: 'for=203.0.113.9, proto=https' }, '10.0.0.1'],
  ['behind an element that is empty', '10.0.0.1', { 'x-forwarded-for': '192.0.2.1, ,' }, '192.0.2.1'],
  ['an IPv4 address, however it is written', '10.0.0.1', { 'x-forwarded-for': '::ffff:192.0.2.1' }, '192.0.2.1'],
  ['the peer, where Forwarded hides it', '10.0.0.1', { forwarded: 'for=_hidden' }, '10.0.0.1'],
])('the client is %s', (_what, peer, headers, expected) => {
  expect(addressFrom(peer, headers)).toBe(expected);
});

test('whatever an untrusted peer says, it is the client', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.ipV4(),
      (said, peer) => isTrusted(peer) || addressFrom(peer, { 'x-forwarded-for': said, forwarded: said }) === peer,
    ),
  );
});

test('what a client puts in front of what a trusted proxy adds changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.ipV4(), (said, client) => {
      const expected = addressFrom('10.0.0.1', { 'x-forwarded-for': client });
      return isTrusted(client) || addressFrom('10.0.0.1', { 'x-forwarded-for': `${said}, ${client}` }) === expected;
    }),
  );
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8::1', '2001:db8:0:0'],
  ['2001:db8:1::', '2001:db8:1:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, key) => {
  expect(networkOf(address)).toBe(key);
});

test('limits take a client for its network', () => {
  expect(clientOf(request('10.0.0.1', { 'x-forwarded-for': '2001:db8::1' }), isTrusted)).toBe('2001:db8:0:0');
  expect(clientOf(request('::ffff:192.0.2.1', {}), isTrusted)).toBe('192.0.2.1');
});

test('all addresses of a /64 count as one, however they are written', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const groups = (length: number) => fc.array(group, { minLength: length, maxLength: length });
  fc.assert(
    fc.property(groups(4), groups(4), groups(4), (network, one, other) => {
      const write = (host: readonly number[]) => [...network, ...host].map((each) => each.toString(16)).join(':');
      const short = new URL(`http://[${write(other)}]`).hostname.slice(1, -1);
      // The URL parser writes mapped addresses in its own way; those are IPv4.
      fc.pre(network.some((each) => each !== 0));
      expect(networkOf(short)).toBe(networkOf(write(one)));
    }),
  );
});
