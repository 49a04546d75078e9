import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { isHopByHop, namedByConnection } from './hop-by-hop';

/** The client's answer already has its request id; the upstream's echo is the same one. */
const REPLACED: ReadonlySet<string> = new Set(['content-location', 'location', 'via', 'x-request-id']);

/** What the headers of an answer go through. */
export interface ResponseHop {
  /** Name of this proxy in `Via`. */
  readonly via: string;
  /** The public form of a `Location` or `Content-Location`. */
  readonly toPublicLocation: (location: string) => string;
}

/**
 * What keeps an answer that undici could read from being passed on, if anything, said of its upstream. Codings other than `chunked`, which
 * nobody has asked for with `TE`, would reach the client as the content, unlabelled (RFC 9112 §6.1).
 */
export function findAnswerFault(status: number, headers: IncomingHttpHeaders): string | undefined {
  const coding = headers['transfer-encoding'];
  // A list where the header is repeated.
  if (coding !== undefined && (typeof coding !== 'string' || coding.toLowerCase() !== 'chunked'))
    return 'answered in a transfer coding that nobody asked for';
  return status < 100 || status > 599 ? 'answered with a status that does not exist' : undefined;
}

/**
 * Gives the client's answer the upstream's headers, repeated ones repeated: `writeHead` with a list keeps only the last of each
 * (Node 20) once another header has been set. A 204 has no length (RFC 9110 §8.6).
 *
 * @param raw names and values in turn, as they came
 * @param headers the same by lower-case name
 */
export function copyResponseHeaders(
  status: number,
  raw: readonly Buffer[],
  headers: IncomingHttpHeaders,
  response: ServerResponse,
  { via, toPublicLocation }: ResponseHop,
): void {
  const named = namedByConnection(headers.connection);
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = latin1(raw[index]);
    const lowerCase = name.toLowerCase();
    if (REPLACED.has(lowerCase) || isHopByHop(lowerCase, named)) continue;
    if (status === 204 && lowerCase === 'content-length') continue;
    response.appendHeader(name, latin1(raw[index + 1]));
  }

  const { location, 'content-location': contentLocation } = headers;
  if (typeof location === 'string') response.setHeader('Location', toPublicLocation(location));
  if (typeof contentLocation === 'string') response.setHeader('Content-Location', toPublicLocation(contentLocation));
  response.setHeader('Via', headers.via === undefined ? `1.1 ${via}` : `${String(headers.via)}, 1.1 ${via}`);
}

function latin1(bytes: Buffer | undefined): string {
  return bytes?.toString('latin1') ?? '';
}
