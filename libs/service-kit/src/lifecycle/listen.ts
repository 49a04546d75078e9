import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Connections that may wait to be accepted; the kernel allows at most `net.core.somaxconn`, 4,096 on Linux. Of thousands of clients that
 * come at once, those beyond Node's default of 511 would wait for seconds until the kernel tries again.
 */
const BACKLOG = 65_535;

/**
 * Starts to accept connections.
 *
 * @param variable the variable that the port came from, for the error
 * @throws Error that says what to do when the port is taken or not allowed
 */
export async function listen(server: Server, port: number, variable: string): Promise<void> {
  server.listen({ port, backlog: BACKLOG });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(`cannot listen on port ${port}: ${reasonOf(error)}; stop what uses it or set ${variable} to another port`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? 'it is taken' : message;
}
