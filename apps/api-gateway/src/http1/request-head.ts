import { InvalidInput } from '@fairlead/service-kit/errors';

/** A request as it is passed on. */
export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names and values in turn, without `Host`, `Connection` and `Transfer-Encoding`. */
  readonly headers: readonly string[];
}

/** What stands in a request line without ending it (RFC 9112 §3.2), and in a header value (RFC 9110 §5.5). */
const TARGET = /^[\x21-\x7e\x80-\xff]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const TOKEN = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/**
 * Request line and headers as text of bytes (latin1), up to the empty line.
 *
 * @param isChunked whether the body comes in chunks
 * @throws InvalidInput where a part would end its line: the request would become two
 */
export function formatRequestHead({ method, target, headers }: RequestHead, host: string, isChunked: boolean): string {
  if (!TARGET.test(target)) throw new InvalidInput('the request has a target that cannot be passed on');
  let text = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n`;
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] as string;
    const value = headers[index + 1] as string;
    if (!TOKEN.test(name) || !VALUE.test(value)) throw new InvalidInput('the request has a header that cannot be passed on');
    text += `${name}: ${value}\r\n`;
  }
  return isChunked ? `${text}Transfer-Encoding: chunked\r\n\r\n` : `${text}\r\n`;
}

/** The length that the headers give the body, in bytes; undefined where they give none. */
export function findContentLength(headers: readonly string[]): number | undefined {
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] as string;
    if (name.length === 14 && name.toLowerCase() === 'content-length') return Number(headers[index + 1]);
  }
  return undefined;
}
