import { REQUEST_ID_HEADER, TIME_LEFT_HEADER } from '@fairlead/service-kit';
import type { Request } from 'express';
import { forwardingHeaders, isForwarding } from './forwarded';
import { isHopByHop, namedByConnection } from './hop-by-hop';

/**
 * Written by the gateway. `Host` becomes the upstream's own; `Expect` is answered here (RFC 9110 §10.1.1). The framing is told once:
 * servers that read headers as variables of CGI take these with underscores for the same.
 */
const REPLACED: ReadonlySet<string> = new Set([
  'content_length',
  'expect',
  'host',
  'transfer_encoding',
  'via',
  REQUEST_ID_HEADER.toLowerCase(),
  TIME_LEFT_HEADER.toLowerCase(),
]);

/** Who passes a request on, and for whom. */
export interface RequestHop {
  /** Name of this proxy in `Via`. */
  readonly via: string;
  /** Address of the peer. */
  readonly peer: string;
  /** Whether what the peer says about earlier hops is believed. */
  readonly isTrusted: boolean;
}

/** Headers for the upstream, as names and values in turn: in the order and spelling they came in, repeated ones repeated. */
export function upstreamRequestHeaders(request: Request, { via, peer, isTrusted }: RequestHop): string[] {
  const { rawHeaders, headers, httpVersion } = request;
  const named = namedByConnection(headers.connection);
  const passed: string[] = [];

  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    const lowerCase = name.toLowerCase();
    if (REPLACED.has(lowerCase) || isHopByHop(lowerCase, named)) continue;
    if (isForwarding(lowerCase) && !(isTrusted && isPassedOn(lowerCase))) continue;
    passed.push(name, rawHeaders[index + 1] as string);
  }

  passed.push('Via', headers.via === undefined ? `${httpVersion} ${via}` : `${headers.via}, ${httpVersion} ${via}`);
  passed.push(REQUEST_ID_HEADER, request.id, ...forwardingHeaders(request, peer, isTrusted));
  return passed;
}

const CONTINUED: ReadonlySet<string> = new Set(['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host']);

/**
 * A trusted proxy's other facts (`X-Forwarded-Port`, `X-Real-IP`) travel as they are; these are written anew. What a trusted proxy has
 * let through with underscores would contradict them.
 */
function isPassedOn(name: string): boolean {
  return !CONTINUED.has(name.replaceAll('_', '-'));
}
