import { InvalidInput } from '@fairlead/service-kit/errors';
import type { HeaderLines } from './header-lines';

/** A request as it is passed on. */
export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: HeaderLines;
}

/** What stands in a request line without ending it (RFC 9112 §3.2). */
const TARGET = /^[\x21-\x7e\x80-\xff]+$/;

/** How the upstream knows where the body ends (RFC 9112 §6). */
export interface RequestFraming {
  /** The body's length in bytes; undefined where it comes in chunks. */
  readonly length: number | undefined;
  /** The header that says so, with its line's end; empty where one of the given does, or there is no body. */
  readonly header: string;
}

/** Methods whose requests say so when their body is empty (RFC 9110 §8.6). */
const WITH_BODY: ReadonlySet<string> = new Set(['PATCH', 'POST', 'PUT']);

/**
 * The framing of a request whose headers may hold a `Content-Length`. A whole body is sent with its length, whichever way it came.
 *
 * @throws InvalidInput where the given length is not that of the body
 */
export function frameRequest({ method, headers }: Pick<RequestHead, 'method' | 'headers'>, body: Buffer | object | null): RequestFraming {
  const length = headers.contentLength;
  const bytes = body === null ? 0 : Buffer.isBuffer(body) ? body.length : undefined;
  if (length !== undefined) {
    if (bytes !== undefined && bytes !== length) throw new InvalidInput(`the body has ${bytes} bytes, and Content-Length says ${length}`);
    return { length, header: '' };
  }
  if (bytes === undefined) return { length: undefined, header: 'Transfer-Encoding: chunked\r\n' };
  return { length: bytes, header: bytes > 0 || WITH_BODY.has(method) ? `Content-Length: ${bytes}\r\n` : '' };
}

/**
 * Request line and headers as text of bytes (latin1), with the empty line.
 *
 * @throws InvalidInput where the target would end its line: the request would become two
 */
export function formatRequestHead({ method, target, headers }: RequestHead, host: string, framing: RequestFraming): string {
  if (!TARGET.test(target)) throw new InvalidInput('the request has a target that cannot be passed on');
  return `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers.text}${framing.header}\r\n`;
}
