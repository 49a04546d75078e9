import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { peerAddress } from './forwarded';

/**
 * Who a request comes from, as limits tell clients apart: the peer, or, where that is a trusted proxy, the last address of
 * `X-Forwarded-For` that is none. IPv6 by its first 64 bits: one customer has all addresses of such a network (RFC 6177).
 */
export function clientOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, isTrusted: (address: string) => boolean): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  let address = peerAddress(request);
  while (isTrusted(address)) {
    const before = forwarded.pop()?.trim();
    if (!before) break;
    address = before;
  }
  return isIPv6(address) ? networkOf(address) : address;
}

/** `2001:db8::1` → `2001:db8:0:0` */
function networkOf(address: string): string {
  const [left = '', right] = address.split('::');
  const groups = left === '' ? [] : left.split(':');
  const missing = right === undefined ? 0 : 8 - groups.length - right.split(':').filter(Boolean).length;
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...(right ?? '').split(':')].slice(0, 4).join(':').toLowerCase();
}
