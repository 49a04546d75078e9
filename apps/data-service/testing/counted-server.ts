import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { BSON } from 'mongodb';

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

const HEADER_BYTES = 16;
/** Kinds of message, the old ones only for the first of a connection (MongoDB Wire Protocol). */
const OP_REPLY = 1;
const OP_MSG = 2013;

/** A server that has nothing but its state, and offers to stream that, as MongoDB does since 4.4 and others do not. */
export function createStreamingServer(): Server {
  const hello = {
    ok: 1,
    isWritablePrimary: true,
    minWireVersion: 0,
    maxWireVersion: 21,
    topologyVersion: { processId: new BSON.ObjectId(), counter: BSON.Long.ZERO },
  };
  return createServer((socket) => {
    let received = Buffer.alloc(0);
    socket
      .on('error', () => undefined)
      .on('data', (bytes) => {
        received = Buffer.concat([received, bytes]);
        for (; received.length >= 4 && received.length >= received.readInt32LE(0); received = received.subarray(received.readInt32LE(0)))
          answer(socket, received, BSON.serialize(hello));
      });
  });
}

function answer(socket: Socket, request: Buffer, document: Uint8Array): void {
  const isMessage = request.readInt32LE(12) === OP_MSG;
  const before = Buffer.alloc(HEADER_BYTES + (isMessage ? 5 : 20));
  before.writeInt32LE(before.length + document.length, 0);
  before.writeInt32LE(request.readInt32LE(4), 8);
  before.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
  if (!isMessage) before.writeInt32LE(1, 32);
  // A question that waits for a change is answered without one, after a while.
  const delayMs = request.includes('maxAwaitTimeMS') ? 200 : 0;
  setTimeout(() => socket.write(Buffer.concat([before, document])), delayMs);
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
