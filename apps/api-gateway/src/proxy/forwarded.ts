import type { IncomingMessage } from 'node:http';

/** What an HTTP token may hold, and so what stands in `Forwarded` without quotes (RFC 7239 §4). */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** TLS, where there is any, ends at the proxy in front, which says so in its own headers. */
const OWN_PROTO = 'http';

/** Tells whether a header, in lower case, says where a request came from. */
export function isForwarding(name: string): boolean {
  return name === 'forwarded' || name === 'x-real-ip' || name.startsWith('x-forwarded-');
}

/** Address of the other end of the connection. An IPv4 address stays one on a dual-stack socket. */
export function peerAddress({ socket }: Pick<IncomingMessage, 'socket'>): string {
  return (socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
}

/**
 * `Forwarded`, `X-Forwarded-For`, `-Proto` and `-Host` for the upstream, as names and values in turn. What the peer says is continued
 * when it is trusted and replaced when it is not.
 */
export function forwardingHeaders({ headers }: Pick<IncomingMessage, 'headers'>, peer: string, isTrusted: boolean): string[] {
  const said = isTrusted ? headers : {};
  const host = textOf(said['x-forwarded-host']) ?? headers.host;
  const addresses = textOf(said['x-forwarded-for']);
  const elements = said.forwarded ?? addresses?.split(',').map(forwardedFor).join(', ');

  const own = `${forwardedFor(peer)};${headers.host === undefined ? '' : `host=${quoted(headers.host)};`}proto=${OWN_PROTO}`;
  return [
    'Forwarded',
    elements === undefined ? own : `${elements}, ${own}`,
    'X-Forwarded-For',
    addresses === undefined ? peer : `${addresses}, ${peer}`,
    'X-Forwarded-Proto',
    textOf(said['x-forwarded-proto']) ?? OWN_PROTO,
    ...(host === undefined ? [] : ['X-Forwarded-Host', host]),
  ];
}

/** An IPv6 address stands in brackets (RFC 7239 §6). */
function forwardedFor(address: string): string {
  const node = address.trim();
  return `for=${quoted(node.includes(':') && !node.startsWith('[') && !/^[\d.]+:\d+$/.test(node) ? `[${node}]` : node)}`;
}

function quoted(value: string): string {
  return TOKEN.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function textOf(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
