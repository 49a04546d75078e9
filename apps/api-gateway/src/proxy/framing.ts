import type { IncomingMessage } from 'node:http';

/** Headers that say where a message ends or whom it is for: given twice, two readers may each believe another one. */
const SINGLE = ['host', 'content-length', 'transfer-encoding'];

/**
 * What is ambiguous about the framing of a request that Node's parser let through, if anything.
 *
 * The parser (llhttp, Node 20.20) itself refuses `Content-Length` with `Transfer-Encoding`, a repeated or malformed `Content-Length`,
 * folded headers, bare CR and bare LF, and any last coding but `chunked`. It lets pass a repeated `Host`, codings before `chunked`,
 * `Transfer-Encoding` in two lines, empty or in HTTP/1.0 (RFC 9112 §6.1), and HTTP/0.9. What it refuses is checked here as well:
 * `--insecure-http-parser` or another parser must not open the door.
 */
export function findFramingFault(request: Pick<IncomingMessage, 'httpVersion' | 'rawHeaders'>): string | undefined {
  const { httpVersion, rawHeaders } = request;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return `HTTP/${httpVersion} is not spoken here; use HTTP/1.1`;

  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (!SINGLE.includes(name)) continue;
    if (seen.has(name)) return `the header ${name} is given more than once`;
    seen.add(name);
    if (name === 'transfer-encoding') {
      if (rawHeaders[index + 1]?.toLowerCase() !== 'chunked') return 'Transfer-Encoding is understood only as chunked';
      if (httpVersion === '1.0') return 'HTTP/1.0 has no Transfer-Encoding';
    }
  }

  return seen.has('content-length') && seen.has('transfer-encoding')
    ? 'Content-Length and Transfer-Encoding contradict each other; send one of them'
    : undefined;
}
