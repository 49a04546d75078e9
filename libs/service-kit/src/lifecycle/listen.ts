import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Connections that may wait to be accepted; the kernel allows at most `net.core.somaxconn`, 4,096 on Linux. Of thousands of clients that
 * come at once, those beyond Node's default of 511 would wait for seconds until the kernel tries again.
 */
const BACKLOG = 65_535;

/** Where a server listens. */
export interface ListenOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** The variable that the port came from, for the error. */
  readonly variable: string;
  /** `LISTEN_ADDRESS`: every address of the machine where it is undefined. */
  readonly address: string | undefined;
}

/**
 * Starts to accept connections.
 *
 * @throws Error that says what to do when the port is taken or not allowed, or the address is none of this machine
 */
export async function listen(server: Server, { port, variable, address }: ListenOptions): Promise<void> {
  server.listen({ port, host: address, backlog: BACKLOG });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(`cannot listen on port ${port}${describeRefusal(error as NodeJS.ErrnoException, variable, address)}`, { cause: error });
  }
}

function describeRefusal({ code, message }: NodeJS.ErrnoException, variable: string, address: string | undefined): string {
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return ` of ${address}, which is no address of this machine; set LISTEN_ADDRESS to one that is, or leave it out`;
  return `: ${code === 'EADDRINUSE' ? 'it is taken' : message}; stop what uses it or set ${variable} to another port`;
}
