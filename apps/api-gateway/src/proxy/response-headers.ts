import { isHopByHop, namedByConnection } from './hop-by-hop';

const CONNECTION = 'connection';

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
 *
 * @param raw names and values in turn, as they came
 */
export function responseHeaders(status: number, raw: readonly string[], { via, toPublicLocation }: ResponseHop): string[] {
  const named = namedByConnection(findConnection(raw));
  const headers: string[] = [];
  let hops = '';
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] as string;
    const value = raw[index + 1] as string;
    const lowerCase = name.toLowerCase();
    if (lowerCase === 'location' || lowerCase === 'content-location') headers.push(name, toPublicLocation(value));
    else if (lowerCase === 'via') hops += `${value}, `;
    else if (lowerCase === 'x-request-id' || (status === 204 && lowerCase === 'content-length')) continue;
    else if (!isHopByHop(lowerCase, named)) headers.push(name, value);
  }
  headers.push('Via', `${hops}1.1 ${via}`);
  return headers;
}

function findConnection(raw: readonly string[]): string[] | undefined {
  let values: string[] | undefined;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] as string;
    if (name.length === CONNECTION.length && name.toLowerCase() === CONNECTION) (values ??= []).push(raw[index + 1] as string);
  }
  return values;
}
