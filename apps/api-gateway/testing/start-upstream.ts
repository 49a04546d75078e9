import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { closeAfterTests } from './close-after-tests';

/** A server that stands where user-service would. */
export interface RunningUpstream {
  readonly port: number;
  /** Connections that it has accepted. */
  readonly sockets: readonly Socket[];
  /** Requests that it has received, probes aside. */
  readonly requests: readonly IncomingMessage[];
  readonly close: () => Promise<void>;
}

/** Serves a handler. Probes are answered apart: 200. */
export async function startUpstream(handler: RequestListener): Promise<RunningUpstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/health')) {
      response.end('{}');
      return;
    }
    requests.push(request);
    handler(request, response);
  });
  return Object.assign(await listen(server), { requests });
}

/** Serves raw sockets, where what matters is the bytes. Probes get the same treatment. */
export async function startRawUpstream(onSocket: (socket: Socket) => void): Promise<RunningUpstream> {
  return Object.assign(await listen(createNetServer(onSocket)), { requests: [] });
}

async function listen(server: Server) {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    close: closeAfterTests(async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    }),
  };
}
