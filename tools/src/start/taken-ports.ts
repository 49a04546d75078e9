import { once } from 'node:events';
import { createServer } from 'node:net';
import { findSharedPorts } from 'fairlead/contract';
import type { LocalService } from './local-service';

type Listener = Pick<LocalService, 'name' | 'port'>;

/** @throws Error with one line for each port that cannot be listened on: whose it is, why, and what to do */
export async function refuseTakenPorts(services: readonly Listener[], command: string): Promise<void> {
  const faults = await describeTakenPorts(services, command);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/**
 * One line for each port that cannot be listened on, or that is of several services.
 *
 * @param own ports that those who ask hold themselves
 */
export async function describeTakenPorts(
  services: readonly Listener[],
  command: string,
  own: ReadonlySet<number> = new Set(),
): Promise<readonly string[]> {
  const listeners = services.filter(({ port }) => port !== 0);
  const shared = findSharedPorts(listeners);
  if (shared.length > 0) return shared;
  const faults = listeners.filter(({ port }) => !own.has(port)).map(({ port, name }) => describeTaken(port, name, command));
  return (await Promise.all(faults)).filter((fault) => fault !== undefined);
}

async function describeTaken(port: number, name: string, command: string): Promise<string | undefined> {
  const code = await findBindError(port);
  if (code === undefined) return undefined;
  const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${code})`;
  return `port ${port} of ${name} ${reason}; end what holds it (lsof -i :${port}), or run beside it: ${command} -- --port-offset 100`;
}

async function findBindError(port: number): Promise<string | undefined> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  } finally {
    server.close();
  }
}
