import { once } from 'node:events';
import { createServer } from 'node:net';
import type { LocalService } from './local-service';

/** @throws Error with one line for each service whose port cannot be listened on: which, why, and what to do */
export async function refuseTakenPorts(services: readonly Pick<LocalService, 'name' | 'port'>[], command: string): Promise<void> {
  const faults = await describeTakenPorts(services, command);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** One line for each service whose port cannot be listened on. */
export async function describeTakenPorts(
  services: readonly Pick<LocalService, 'name' | 'port'>[],
  command: string,
): Promise<readonly string[]> {
  const faults = services.map(async ({ name, port }) => {
    const code = await findBindError(port);
    if (code === undefined) return [];
    const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${code})`;
    return [`port ${port} of ${name} ${reason}; end what holds it (lsof -i :${port}), or run beside it: ${command} -- --port-offset 100`];
  });
  return (await Promise.all(faults)).flat();
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
