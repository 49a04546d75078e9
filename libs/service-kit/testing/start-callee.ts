import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that stands where a called service would. */
export interface Callee {
  readonly origin: string;
  /** What it has been asked, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Ends it, and every connection. */
  readonly stop: () => Promise<void>;
}

/** Serves a handler. */
export async function startCallee(handler: RequestListener): Promise<Callee> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, stop };
}
