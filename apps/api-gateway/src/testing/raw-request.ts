import { connect, type Socket } from 'node:net';

/** Opens a connection on which a test writes its own bytes. */
export function open(port: number): Socket {
  return connect(port, '127.0.0.1').on('error', () => undefined);
}

/** Sends bytes and collects all that comes back until the server closes, or until nothing has come for a moment. */
export function exchange(port: number, bytes: string, quietMs = 100): Promise<string> {
  return new Promise((resolve) => {
    const socket = open(port);
    let received = '';
    const done = () => {
      socket.destroy();
      resolve(received);
    };
    socket.setTimeout(quietMs, done);
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1'))).on('close', done);
    socket.write(bytes, 'latin1');
  });
}
