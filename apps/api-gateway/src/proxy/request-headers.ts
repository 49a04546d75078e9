import { REQUEST_ID_HEADER, TIME_LEFT_HEADER } from '@fairlead/service-kit';
import type { Request } from 'express';
import { addForwardingHeaders, isForwarding } from './forwarded';
import { isHopByHop, namedByConnection } from './hop-by-hop';
import { rememberNames } from './remember-names';

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

const CONTINUED: ReadonlySet<string> = new Set(['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host']);

/**
 * Who may have sent a header that passes. A trusted proxy's facts about earlier hops (`X-Forwarded-Port`, `X-Real-IP`) travel as they are, but
 * for those that are written anew. What a trusted proxy has let through with underscores would contradict them.
 */
function findSender(name: string): 'anyone' | 'trusted' | 'nobody' {
  if (REPLACED.has(name) || isHopByHop(name)) return 'nobody';
  if (!isForwarding(name)) return 'anyone';
  return CONTINUED.has(name.replaceAll('_', '-')) ? 'nobody' : 'trusted';
}

/**
 * Writes headers for the upstream, as names and values in turn: in the order and spelling they came in, repeated ones repeated.
 *
 * @param peer its address
 * @param isTrusted whether what the peer says about earlier hops is believed
 */
export type RequestHeaders = (request: Request, peer: string, isTrusted: boolean) => string[];

/** @param via name of this proxy in `Via` */
export function createRequestHeaders(via: string): RequestHeaders {
  const senderOf = rememberNames(findSender);

  return (request, peer, isTrusted) => {
    const { rawHeaders, headers, httpVersion } = request;
    const named = namedByConnection(headers.connection);
    const passed: string[] = [];

    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] as string;
      const sender = senderOf(name);
      if (sender === 'nobody' || (sender === 'trusted' && !isTrusted) || named?.has(name.toLowerCase())) continue;
      passed.push(name, rawHeaders[index + 1] as string);
    }

    passed.push('Via', headers.via === undefined ? `${httpVersion} ${via}` : `${headers.via}, ${httpVersion} ${via}`);
    passed.push(REQUEST_ID_HEADER, request.id);
    addForwardingHeaders(passed, request, peer, isTrusted);
    return passed;
  };
}
