import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { peerAddress } from './forwarded';
import { addressOf, parseForwarded, parseForwardedFor, unmapped } from './hops';
import type { IsTrusted } from './trust';

/**
 * Address of the client: of the peer, or, where the peer is a trusted proxy, what it says. From the nearest hop on, each one's word is
 * taken as long as it is trusted itself; a hop that is no address ends that.
 */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, isTrusted: IsTrusted): string {
  let client = peerAddress(request);
  if (!isTrusted(client)) return client;
  for (const hop of [...listHops(request.headers)].reverse()) {
    const address = addressOf(hop);
    if (address === undefined) return client;
    client = address;
    if (!isTrusted(address)) return client;
  }
  return client;
}

/**
 * Who a request comes from, as limits tell clients apart: by {@link clientAddress}, IPv6 by its first 64 bits, since one customer has all
 * addresses of such a network (RFC 6177).
 */
export function clientOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, isTrusted: IsTrusted): string {
  return networkOf(clientAddress(request, isTrusted));
}

/** Farthest first, as they were added. */
function listHops({ 'x-forwarded-for': addresses, forwarded }: IncomingMessage['headers']): readonly string[] {
  if (addresses !== undefined) return parseForwardedFor(String(addresses));
  return parseForwarded(forwarded ?? '').map((hop) => hop.for ?? 'unknown');
}

/** `2001:db8::1` → `2001:db8:0:0`; `::ffff:192.0.2.1`, an IPv4 address in another form, and any other as it is. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  if (!isIPv6(address)) return address;
  const ipv4 = unmapped(address);
  if (ipv4 !== address) return ipv4;
  const [head = '', tail] = (address.split('%', 1)[0] as string).split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - countGroups(tail);
  const all = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')];
  return all
    .slice(0, 4)
    .map((group) => parseInt(group || '0', 16).toString(16))
    .join(':');
}

/** An IPv4 address at the end takes two groups. */
function countGroups(tail: string): number {
  if (tail === '') return 0;
  return tail.split(':').length + (tail.includes('.') ? 1 : 0);
}
