import { once } from 'node:events';
import { createServer } from 'node:net';
import type { LocalService } from './local-service';

type Listener = Pick<LocalService, 'name' | 'port'>;

/** @throws Error with one line for each port that cannot be listened on: whose it is, why, and what to do */
export async function refuseTakenPorts(services: readonly Listener[], command: string): Promise<void> {
  const faults = await describeTakenPorts(services, command);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** One line for each port that cannot be listened on, or that is of several services. */
export async function describeTakenPorts(services: readonly Listener[], command: string): Promise<readonly string[]> {
  const ports = [...new Set(services.map(({ port }) => port))];
  const faults = ports.map(async (port) => {
    const names = services.filter((service) => service.port === port).map(({ name }) => name);
    return port !== 0 && names.length > 1 ? describeShared(port, names) : describeTaken(port, names.join(' and '), command);
  });
  return (await Promise.all(faults)).filter((fault) => fault !== undefined);
}

function describeShared(port: number, names: readonly string[]): string {
  return `port ${port} is declared by ${names.join(' and ')}; give each a port of its own, in contracts/<service>/src/index.ts`;
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
