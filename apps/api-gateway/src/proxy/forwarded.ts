import type { IncomingMessage } from 'node:http';
import { TOKEN } from '../http1/grammar';

/** TLS, where there is any, ends at the proxy in front, which says so in its own headers. */
const OWN_PROTO = 'http';

/** How a dual-stack socket writes an IPv4 address (RFC 4291 §2.5.5.2). */
const MAPPED = '::ffff:';

const NOTHING: IncomingMessage['headers'] = Object.freeze({});

/** What proxies and content networks say about earlier hops, beside `Forwarded` and all that begins with `X-Forwarded`. */
const FORWARDING: ReadonlySet<string> = new Set([
  'cf-connecting-ip',
  'cf-connecting-ipv6',
  'client-ip',
  'cluster-client-ip',
  'fastly-client-ip',
  'forwarded',
  'forwarded-for',
  'true-client-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-envoy-external-address',
  'x-original-forwarded-for',
  'x-original-host',
  'x-originating-ip',
  'x-real-ip',
  'x-remote-addr',
  'x-remote-ip',
]);

/**
 * Tells whether a header, in lower case, says where a request came from. With underscores it says the same to servers that read headers
 * as variables of CGI, where both are one (`X_Forwarded_For`).
 */
export function isForwarding(name: string): boolean {
  const dashed = name.includes('_') ? name.replaceAll('_', '-') : name;
  return FORWARDING.has(dashed) || dashed.startsWith('x-forwarded');
}

/** Address of the other end of the connection. An IPv4 address stays one on a dual-stack socket. */
export function peerAddress({ socket }: Pick<IncomingMessage, 'socket'>): string {
  const { remoteAddress = 'unknown' } = socket;
  return remoteAddress.startsWith(MAPPED) && remoteAddress.includes('.') ? remoteAddress.slice(MAPPED.length) : remoteAddress;
}

/**
 * Adds `Forwarded`, `X-Forwarded-For`, `-Proto` and `-Host` for the upstream to a list of names and values in turn. What the peer says is
 * continued when it is trusted and replaced when it is not.
 */
export function addForwardingHeaders(
  list: string[],
  { headers }: Pick<IncomingMessage, 'headers'>,
  peer: string,
  isTrusted: boolean,
): void {
  const said = isTrusted ? headers : NOTHING;
  const host = textOf(said['x-forwarded-host']) ?? headers.host;
  const addresses = textOf(said['x-forwarded-for']);
  const elements = said.forwarded ?? addresses?.split(',').map(forwardedFor).join(', ');

  const own = `${forwardedFor(peer)};${headers.host === undefined ? '' : `host=${quoted(headers.host)};`}proto=${OWN_PROTO}`;
  list.push('Forwarded', elements === undefined ? own : `${elements}, ${own}`);
  list.push('X-Forwarded-For', addresses === undefined ? peer : `${addresses}, ${peer}`);
  list.push('X-Forwarded-Proto', textOf(said['x-forwarded-proto']) ?? OWN_PROTO);
  if (host !== undefined) list.push('X-Forwarded-Host', host);
}

/** An IPv6 address stands in brackets (RFC 7239 §6). */
function forwardedFor(address: string): string {
  const node = address.trim();
  return `for=${quoted(node.includes(':') && !node.startsWith('[') && !/^[\d.]+:\d+$/.test(node) ? `[${node}]` : node)}`;
}

/** A token stands in `Forwarded` without quotes (RFC 7239 §4). */
function quoted(value: string): string {
  return TOKEN.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function textOf(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
