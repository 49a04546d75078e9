import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { OpenRequests } from '../http/open-requests';

/**
 * Time that a connection without a request still has after the listener closed, in milliseconds. What its client sent before it could
 * notice arrives within one round trip, which inside a cluster is well under this.
 */
const LAST_REQUESTS_MS = 100;

/** How a {@link drain} ended: everything answered, or what was left when time was up. */
export type DrainResult = { readonly unanswered: readonly string[] };

/**
 * Stops a server without cutting an answer short.
 *
 * 1. Linger: keep accepting and answering, each answer with `Connection: close`, until every load balancer has noticed.
 * 2. Stop listening, but leave open connections alone: `server.close()` would end idle ones at once (Node ≥ 18.19), which breaks
 *    a client that has just sent its next request.
 * 3. Wait for open requests, at most until the deadline; then end what is left.
 *
 * @param deadline aborts when time is up
 */
export async function drain(server: Server, requests: OpenRequests, lingerMs: number, deadline: AbortSignal): Promise<DrainResult> {
  requests.closeConnections();
  await delay(lingerMs);

  const closed = stopListening(server);
  await untilAnswered(requests, deadline);
  const unanswered = requests.list();
  server.closeAllConnections();
  await closed;
  return { unanswered };
}

/** Closes the listener alone. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
}

/** Until no request has been open for a moment: one that was on its way when the listener closed still counts. */
async function untilAnswered(requests: OpenRequests, deadline: AbortSignal): Promise<void> {
  for (let quietMs = 0; quietMs < LAST_REQUESTS_MS && !deadline.aborted;) {
    await delay(LAST_REQUESTS_MS / 10);
    quietMs = requests.count === 0 ? quietMs + LAST_REQUESTS_MS / 10 : 0;
  }
}
