import { once } from 'node:events';
import { connect } from 'node:net';

/** The only address that programs of a run listen on for each other. */
export const LOOPBACK = '127.0.0.1';

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
