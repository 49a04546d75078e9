import { isIP } from 'node:net';

/** What a proxy says of one hop in `Forwarded` (RFC 7239 §4). */
export interface Hop {
  /** Who sent the request to the proxy: an address, with or without a port, or a name that hides it. */
  readonly for?: string;
  readonly proto?: string;
  /** The `Host` that it had. */
  readonly host?: string;
}

/** How a dual-stack socket writes an IPv4 address (RFC 4291 §2.5.5.2). */
const MAPPED = '::ffff:';

/** An address with the port that some proxies add, or in brackets. */
const WITH_PORT = /^(?:\[([\da-f:.]+)\](?::\d+)?|([\d.]+):\d+)$/i;

/**
 * Farthest first, as they were added. What stands in quotes is part of a value, whatever it looks like: a proxy may quote the `Host` that a
 * client has sent.
 */
export function parseForwarded(forwarded: string): readonly Hop[] {
  return splitList(forwarded, ',').map((element) => Object.fromEntries(splitList(element, ';').map(toParameter)) as Hop);
}

/** Farthest first, as they were added. */
export function parseForwardedFor(forwardedFor: string): readonly string[] {
  return forwardedFor
    .split(',')
    .map((node) => node.trim())
    .filter((node) => node !== '');
}

/** The address of a hop; undefined where it tells none. An IPv4 address stays one, however it is written. */
export function addressOf(node: string): string | undefined {
  const [, inBrackets, beforePort] = WITH_PORT.exec(node) ?? [];
  const address = inBrackets ?? beforePort ?? node;
  return isIP(address) === 0 ? undefined : unmapped(address);
}

/** `::ffff:192.0.2.1` → `192.0.2.1` */
export function unmapped(address: string): string {
  if (!address.startsWith('::') || !address.includes('.')) return address;
  return address.slice(0, MAPPED.length).toLowerCase() === MAPPED ? address.slice(MAPPED.length) : address;
}

/** Parts that are not empty (RFC 9110 §5.6.1.2), without the space around. A quote that does not end takes all that follows. */
function splitList(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\' && isQuoted) at += 1;
    else if (character === separator && !isQuoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function toParameter(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1);
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return [pair.slice(0, Math.max(at, 0)).toLowerCase(), isQuoted ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value];
}
