/** Path and query as RFC 3986 writes them; the query may also hold the printable characters that browsers leave alone. */
const TARGET = /^\/[\w\-.~!$&'()*+,;=:@%/]*(?:\?[!-"$-~]*)?$/;

/**
 * A segment `.` or `..`, also encoded, also next to what some servers take for the end of a segment: an encoded slash, an encoded
 * backslash, a `;`.
 */
const DOT_SEGMENT = /(?:\/|%2f|%5c)(?:\.|%2e){1,2}(?=\/|%2f|%5c|;|$)/i;

/**
 * What makes it doubtful where a request target leads, if anything. The gateway passes paths on as they are, so a path that an upstream
 * would first normalize must not get there: it could leave the route that was matched.
 */
export function findTargetFault(target: string): string | undefined {
  // The whole server (RFC 9112 §3.2.4): no route has it.
  if (target === '*') return undefined;
  if (!TARGET.test(target)) return 'the request target must be a path and a query (RFC 9112 §3.2.1), percent-encoded where RFC 3986 asks';
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  return DOT_SEGMENT.test(path) ? 'the path has dot segments; send it resolved' : undefined;
}
