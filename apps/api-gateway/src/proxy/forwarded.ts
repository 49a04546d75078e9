import type { IncomingMessage } from 'node:http';
import { isHost } from '@fairlead/service-kit';
import { TOKEN } from '../http1/grammar';
import type { HeaderLines } from '../http1/header-lines';
import { addressOf, type Hop, parseForwarded, parseForwardedFor, unmapped } from './hops';

/** TLS, where there is any, ends at the proxy in front, which says so in its own headers. */
const OWN_PROTO = 'http';

/**
 * What proxies and content networks say about earlier hops, beside `Forwarded` and all that begins with `X-Forwarded`: who the client is, and
 * what it has asked for.
 */
const FORWARDING: ReadonlySet<string> = new Set([
  'cf-connecting-ip',
  'cf-connecting-ipv6',
  'client-ip',
  'cluster-client-ip',
  'fastly-client-ip',
  'fly-client-ip',
  'forwarded',
  'forwarded-for',
  'front-end-https',
  'proxy-client-ip',
  'true-client-ip',
  'wl-proxy-client-ip',
  'x-azure-clientip',
  'x-azure-socketip',
  'x-client-address',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-envoy-external-address',
  'x-host',
  'x-http-host-override',
  'x-original-forwarded-for',
  'x-original-host',
  'x-original-url',
  'x-originating-ip',
  'x-proxyuser-ip',
  'x-real-ip',
  'x-remote-addr',
  'x-remote-ip',
  'x-rewrite-url',
  'x-scheme',
  'x-url-scheme',
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
  return unmapped(remoteAddress);
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

/** A proxy that says it in one of the two ways is understood by upstreams that read the other: of several hops the nearest has told it. */
function continueLines(lines: HeaderLines, headers: IncomingMessage['headers'], peer: string, own: string): void {
  const { forwarded } = headers;
  const hops = forwarded === undefined ? [] : parseForwarded(forwarded);
  const nearest = hops.at(-1);
  const said = textOf(headers['x-forwarded-for']);
  const addresses = said === undefined ? hops.map(nodeOf) : parseForwardedFor(said);
  const host = textOf(headers['x-forwarded-host']) ?? validHost(nearest?.host) ?? headers.host;
  lines
    .add('Forwarded', [...(forwarded === undefined ? addresses.map(forwardedFor) : [forwarded]), own].join(', '))
    .add('X-Forwarded-For', [...addresses, peer].join(', '))
    .add('X-Forwarded-Proto', textOf(headers['x-forwarded-proto']) ?? nearest?.proto ?? OWN_PROTO);
  if (host !== undefined) lines.add('X-Forwarded-Host', host);
}

/** A proxy may have quoted what a client has sent for a host. */
function validHost(host: string | undefined): string | undefined {
  return host !== undefined && isHost(host) ? host : undefined;
}

/** As `X-Forwarded-For` has it: an address without a port. */
function nodeOf({ for: node = 'unknown' }: Hop): string {
  return addressOf(node) ?? 'unknown';
}

/** What ends a quoted text unless it is escaped. */
const TO_ESCAPE = /["\\]/;

/** An IPv6 address stands in brackets (RFC 7239 §6). */
function forwardedFor(node: string): string {
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
