import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { FairShare } from './fair-share';

/** Most requests that wait behind others of their connections, of all connections. */
const MAX_HELD = 10_000;

/** So many that wait on a connection pause it. Not the first: of a connection that is not read nobody hears that its client has left. */
const PAUSE_AT = 32;

/**
 * Handles the requests of a connection one after the other: one begins when the answer before it has left. A client that pipelines gets no
 * more of the service than one that waits, and what follows a `DELETE` finds it done. While many wait nothing more is read, but Node has then
 * parsed all that came with the last: a connection that would hold more than its share of what may wait is closed.
 *
 * @param maxHeld most requests that wait, of all connections
 */
export function oneAtATime(handle: RequestListener, maxHeld = MAX_HELD): RequestListener {
  const share = new FairShare<Socket>(maxHeld);
  /** How many wait, of each connection that has ever pipelined. */
  const held = new WeakMap<Socket, number>();

  // Reading the body of another request, or forgetting it, resumes the whole connection.
  function stayPaused(this: Socket): void {
    if ((held.get(this) ?? 0) >= PAUSE_AT) this.pause();
  }

  function forget(this: Socket): void {
    share.give(this, held.get(this) ?? 0);
    held.set(this, 0);
  }

  function hold(socket: Socket): boolean {
    if (!share.take(socket, 1)) return false;
    const before = held.get(socket);
    if (before === undefined) socket.on('resume', stayPaused).once('close', forget);
    held.set(socket, (before ?? 0) + 1);
    if (before === PAUSE_AT - 1) socket.pause();
    return true;
  }

  function begin(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    // Nobody is there to be answered.
    if (socket.destroyed) return;
    const left = (held.get(socket) ?? 1) - 1;
    share.give(socket, 1);
    held.set(socket, left);
    if (left === PAUSE_AT - 1) socket.resume();
    void handle(request, response);
  }

  return (request, response) => {
    const { socket } = request;
    // An answer has its connection once all before it have left.
    if (response.socket !== null) void handle(request, response);
    else if (socket.destroyed) return;
    else if (hold(socket)) response.once('socket', () => setImmediate(begin, request, response));
    else socket.destroy();
  };
}
