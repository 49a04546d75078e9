import type { IncomingMessage } from 'node:http';
import { isNamed } from '@fairlead/service-kit';

/**
 * What is ambiguous about the framing of a request that Node's parser let through, if anything. Given twice, headers that say where a
 * message ends may be believed in two ways.
 *
 * The parser (llhttp, Node 20.20) itself refuses `Content-Length` with `Transfer-Encoding`, a repeated or malformed `Content-Length`,
 * folded headers, bare CR and bare LF, and any last coding but `chunked`. It lets pass codings before `chunked`, `Transfer-Encoding` in
 * two lines, empty or in HTTP/1.0 (RFC 9112 §6.1), and HTTP/0.9. What it refuses is checked here as well: `--insecure-http-parser` or
 * another parser must not open the door.
 */
export function findFramingFault(request: Pick<IncomingMessage, 'httpVersion' | 'rawHeaders'>): string | undefined {
  const { httpVersion, rawHeaders } = request;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return `HTTP/${httpVersion} is not spoken here; use HTTP/1.1`;

  let lengths = 0;
  let codings = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (isNamed(name, 'content-length')) lengths++;
    else if (isNamed(name, 'transfer-encoding')) {
      codings++;
      if (rawHeaders[index + 1]?.toLowerCase() !== 'chunked') return 'Transfer-Encoding is understood only as chunked';
    }
  }

  if (lengths > 1) return 'the header content-length is given more than once';
  if (codings > 1) return 'the header transfer-encoding is given more than once';
  if (codings > 0 && httpVersion === '1.0') return 'HTTP/1.0 has no Transfer-Encoding';
  return lengths + codings > 1 ? 'Content-Length and Transfer-Encoding contradict each other; send one of them' : undefined;
}
