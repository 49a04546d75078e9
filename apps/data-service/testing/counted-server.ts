import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { promisify } from 'node:util';

/** Used by tests only: MongoDB servers whose open connections can be counted. */

/** The server at an address, by way of another port. */
export function forwardTo(target: string): Server {
  const { hostname, port } = new URL(target);
  return createServer((inner) => {
    const outer = connect(Number(port), hostname);
    for (const socket of [inner, outer]) socket.on('error', () => undefined);
    inner.pipe(outer).pipe(inner);
  });
}

/** Lets connections in. @returns the address */
export async function openServer(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/test`;
}

/** Connections that are open. */
export function countConnections(server: Server): Promise<number> {
  return promisify(server.getConnections.bind(server))();
}
