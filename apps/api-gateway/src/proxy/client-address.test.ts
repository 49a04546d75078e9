import type { IncomingMessage } from 'node:http';
import { clientOf } from './client-address';

const isTrusted = (address: string) => address.startsWith('10.');
const from = (peer: string, forwarded?: string) =>
  clientOf({ socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage, isTrusted);

test.each([
  ['the peer', '192.0.2.1', undefined, '192.0.2.1'],
  ['the peer, whatever it says, where it is not trusted', '192.0.2.1', '198.51.100.1', '192.0.2.1'],
  ['whom a trusted proxy names', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the last that is no proxy', '10.0.0.1', '203.0.113.9, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['the first proxy where all are', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['the proxy that names nobody', '10.0.0.1', undefined, '10.0.0.1'],
  ['an IPv4 address on a dual-stack socket', '::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ['the network of an IPv6 address', '2001:DB8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ['the same, shortened', '2001:db8::6', undefined, '2001:db8:0:0'],
  ['the same, shortened at its beginning', '::1', undefined, '0:0:0:0'],
  ['the same, shortened at its end', '2001:db8:1:2::', undefined, '2001:db8:1:2'],
])('%s', (_what, peer, forwarded, client) => {
  expect(from(peer, forwarded)).toBe(client);
});
