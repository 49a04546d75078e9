import { REQUEST_ID_HEADER } from '@fairlead/service-kit';
import type { AnswerHead } from '../http1/answer-head';
import { isHopByHop, namedByConnection } from './hop-by-hop';

const REQUEST_ID = REQUEST_ID_HEADER.toLowerCase();

/** What the headers of an answer go through. */
export interface ResponseHop {
  /** Name of this proxy in `Via`. */
  readonly via: string;
  /** The public form of a `Location` or `Content-Location`. */
  readonly toPublicLocation: (location: string) => string;
}

/**
 * The upstream's headers for the client's answer, as names and values in turn, repeated ones repeated. The answer has its request id already;
 * the upstream's echo is the same one. A 204 has no length (RFC 9110 §8.6).
 */
export function responseHeaders({ status, headers: raw, connection }: AnswerHead, { via, toPublicLocation }: ResponseHop): string[] {
  const named = namedByConnection(connection);
  const headers: string[] = [];
  let hops = '';
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] as string;
    const value = raw[index + 1] as string;
    const lowerCase = name.toLowerCase();
    if (lowerCase === 'location' || lowerCase === 'content-location') headers.push(name, toPublicLocation(value));
    else if (lowerCase === 'via') hops += `${value}, `;
    else if (lowerCase === REQUEST_ID || (status === 204 && lowerCase === 'content-length')) continue;
    else if (!isHopByHop(lowerCase, named)) headers.push(name, value);
  }
  headers.push('Via', `${hops}1.1 ${via}`);
  return headers;
}
