import type { IncomingMessage } from 'node:http';
import { TOKEN } from '../http1/grammar';
import type { HeaderLines } from '../http1/header-lines';

/** TLS, where there is any, ends at the proxy in front, which says so in its own headers. */
const OWN_PROTO = 'http';

/** How a dual-stack socket writes an IPv4 address (RFC 4291 §2.5.5.2). */
const MAPPED = '::ffff:';

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
 * Adds `Forwarded`, `X-Forwarded-For`, `-Proto` and `-Host` for the upstream. What the peer says is continued when it is trusted and replaced
 * when it is not.
 */
export function addForwardingLines(
  lines: HeaderLines,
  { headers }: Pick<IncomingMessage, 'headers'>,
  peer: string,
  isTrusted: boolean,
): void {
  const { host } = headers;
  const own = `${forwardedFor(peer)};${host === undefined ? '' : `host=${quoted(host)};`}proto=${OWN_PROTO}`;
  if (isTrusted) {
    continueLines(lines, headers, peer, own);
    return;
  }
  // `httpRules` has let through what is a host and nothing else.
  lines.addOwn('Forwarded', own).addOwn('X-Forwarded-For', peer).addOwn('X-Forwarded-Proto', OWN_PROTO);
  if (host !== undefined) lines.addOwn('X-Forwarded-Host', host);
}

function continueLines(lines: HeaderLines, headers: IncomingMessage['headers'], peer: string, own: string): void {
  const host = textOf(headers['x-forwarded-host']) ?? headers.host;
  const addresses = textOf(headers['x-forwarded-for']);
  const elements = headers.forwarded ?? addresses?.split(',').map(forwardedFor).join(', ');
  lines
    .add('Forwarded', elements === undefined ? own : `${elements}, ${own}`)
    .add('X-Forwarded-For', addresses === undefined ? peer : `${addresses}, ${peer}`)
    .add('X-Forwarded-Proto', textOf(headers['x-forwarded-proto']) ?? OWN_PROTO);
  if (host !== undefined) lines.add('X-Forwarded-Host', host);
}

/** What ends a quoted text unless it is escaped. */
const TO_ESCAPE = /["\\]/;

/** An IPv6 address stands in brackets (RFC 7239 §6). */
function forwardedFor(address: string): string {
  const node = address.trim();
  return `for=${quoted(node.includes(':') && !node.startsWith('[') && !/^[\d.]+:\d+$/.test(node) ? `[${node}]` : node)}`;
}

/** A token stands in `Forwarded` without quotes (RFC 7239 §4). */
function quoted(value: string): string {
  if (TOKEN.test(value)) return value;
  return TO_ESCAPE.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
}

function textOf(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
