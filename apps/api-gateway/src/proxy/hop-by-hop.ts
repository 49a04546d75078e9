/** Headers that end at the next hop (RFC 9110 §7.6.1), with the proxy's own credentials (§11.7) and what announces trailers, which stop here. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Tells whether a header, in lower case, ends here, whatever `Connection` says. */
export function isHopByHop(name: string): boolean {
  return HOP_BY_HOP.has(name);
}

/** The headers that a `Connection` header names, in lower case; undefined where it names none, as nearly always. */
export function namedByConnection(connection: string | undefined): ReadonlySet<string> | undefined {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return undefined;
  return new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}
