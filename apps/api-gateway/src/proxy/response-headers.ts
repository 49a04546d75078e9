import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { isHopByHop, namedByConnection } from './hop-by-hop';

/** The client's answer already has its request id; the upstream's echo is the same one. */
const REPLACED: ReadonlySet<string> = new Set(['location', 'via', 'x-request-id']);

/** What the headers of an answer go through. */
export interface ResponseHop {
  /** Name of this proxy in `Via`. */
  readonly via: string;
  /** The public form of a `Location`. */
  readonly toPublicLocation: (location: string) => string;
}

/**
 * Gives the client's answer the upstream's headers, repeated ones repeated: `writeHead` with a list keeps only the last of each
 * (Node 20) once another header has been set.
 *
 * @param raw names and values in turn, as they came
 * @param headers the same by lower-case name
 */
export function copyResponseHeaders(
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
    response.appendHeader(name, latin1(raw[index + 1]));
  }

  if (typeof headers.location === 'string') response.setHeader('Location', toPublicLocation(headers.location));
  response.setHeader('Via', headers.via === undefined ? `1.1 ${via}` : `${String(headers.via)}, 1.1 ${via}`);
}

function latin1(bytes: Buffer | undefined): string {
  return bytes?.toString('latin1') ?? '';
}
