import { REQUEST_ID_HEADER } from '@fairlead/service-kit';
import type { AnswerHead } from '../http1/answer-head';
import { isHopByHop, namedByConnection } from './hop-by-hop';
import { rememberNames } from './remember-names';

const REQUEST_ID = REQUEST_ID_HEADER.toLowerCase();

/** Where answers come from. */
export interface ResponseHop {
  /** Name of this proxy in `Via`. */
  readonly via: string;
  /** The public form of a `Location` or `Content-Location`. */
  readonly toPublicLocation: (location: string) => string;
}

/** What becomes of a header. */
function findFate(name: string): 'mapped' | 'continued' | 'length' | 'ends' | 'passes' {
  if (name === 'location' || name === 'content-location') return 'mapped';
  if (name === 'via') return 'continued';
  if (name === 'content-length') return 'length';
  return name === REQUEST_ID || isHopByHop(name) ? 'ends' : 'passes';
}

/**
 * Writes the upstream's headers for the client's answer, as names and values in turn, repeated ones repeated. The answer has its request id
 * already; the upstream's echo is the same one. A 204 has no length (RFC 9110 §8.6).
 */
export type ResponseHeaders = (head: AnswerHead) => string[];

export function createResponseHeaders({ via, toPublicLocation }: ResponseHop): ResponseHeaders {
  const fateOf = rememberNames(findFate);
  const hop = `1.1 ${via}`;

  return ({ status, headers: raw, connection }) => {
    const named = namedByConnection(connection);
    const headers: string[] = [];
    let hops = '';
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const name = raw[index] as string;
      const value = raw[index + 1] as string;
      const fate = fateOf(name);
      if (fate === 'mapped') headers.push(name, toPublicLocation(value));
      else if (fate === 'continued') hops += `${value}, `;
      else if (fate !== 'ends' && !(fate === 'length' && status === 204) && !named?.has(name.toLowerCase())) headers.push(name, value);
    }
    // A text put together here would be joined again by who checks it.
    headers.push('Via', hops === '' ? hop : hops + hop);
    return headers;
  };
}
