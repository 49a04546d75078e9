import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** The part of undici's parser (7.30, `lib/dispatcher/client-h1.js`) that is put right here. */
interface ResponseParser {
  statusCode: number;
  headers: Buffer[];
  headersSize: number;
  contentLength: string;
  connection: string;
  keepAlive: string;
  onHeadersComplete(status: number, isUpgrade: boolean, shouldKeepAlive: boolean): number;
}

/** What llhttp takes for "this message has no body". */
const NO_BODY = 1;

/**
 * Connects to an upstream, so that the connection outlives two kinds of answers that are right and on which undici breaks it off: a
 * `100 Continue` that nobody asked for, which a client has to skip (RFC 9110 §15.2), and a 304 that says how long the body would be
 * (§8.6), for which undici waits. A length with a 204 is wrong, but there is no doubt where that answer ends (RFC 9112 §6.3).
 *
 * @param timeout for the connection to come about, in milliseconds
 */
export function connectUpstream(timeout: number): buildConnector.connector {
  const connect = buildConnector({ timeout });
  return (options, callback) =>
    connect(options, (...result) => {
      callback(...result);
      const parser = result[1] && findParser(result[1]);
      if (parser) acceptAnswersWithoutBody(parser);
    });
}

/** undici keeps the parser at the socket, under a symbol that it shows nobody. */
function findParser(socket: Socket): ResponseParser | undefined {
  const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'parser');
  return symbol && (socket as unknown as Record<symbol, ResponseParser | undefined>)[symbol];
}

function acceptAnswersWithoutBody(parser: ResponseParser): void {
  const handle = parser.onHeadersComplete.bind(parser);
  parser.onHeadersComplete = (status, isUpgrade, shouldKeepAlive) => {
    if (status === 100) {
      parser.statusCode = status;
      parser.headers = [];
      parser.headersSize = 0;
      return NO_BODY;
    }
    if (status === 304 || status === 204) parser.contentLength = '';
    return handle(status, isUpgrade, shouldKeepAlive);
  };
}
