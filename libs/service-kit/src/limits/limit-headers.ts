import type { IncomingMessage } from 'node:http';
import { HeadersTooLarge } from '../errors/errors';

/** Most headers of a request. Beyond as many Node 20 reads no more, by default, and says nothing of those that it drops. */
const MAX_HEADERS = 1_000;

/**
 * Refuses a request with more headers than anybody needs. A server of `createHttpServer` reads them all, so that none is dropped that says
 * where the body ends or who sent it.
 *
 * @throws HeadersTooLarge
 */
export function limitHeaders({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): void {
  // Names and values in turn.
  if (rawHeaders.length > 2 * MAX_HEADERS) throw new HeadersTooLarge(`the request has more than ${MAX_HEADERS} headers`);
}
