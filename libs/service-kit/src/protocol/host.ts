import { isIPv6 } from 'node:net';

/**
 * Letters, digits, dots, hyphens and the underscores of container names. RFC 3986 allows more, such as commas, which no name in the DNS
 * has: in a list such as `X-Forwarded-Host` one host would become two.
 */
const NAME = /^[\w.-]+(?::\d{0,5})?$/;

const ADDRESS = /^\[([\da-f:.]+)\](?::\d{0,5})?$/i;

/** Tells whether a text names one host, with or without a port, as `Host` and the authority of a target must (RFC 9110 §7.2). */
export function isHost(text: string): boolean {
  return NAME.test(text) || isIPv6(ADDRESS.exec(text)?.[1] ?? '');
}
