import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** The only address that programs of a run listen on for each other. */
export const LOOPBACK = '127.0.0.1';

/** A port that nobody listened on a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether somebody accepts connections there. */
export async function isAccepting(port: number): Promise<boolean> {
  const socket = connect(port, LOOPBACK);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
