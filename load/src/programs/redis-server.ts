import { getProgram } from './find-program';
import type { Cleanup } from './cleanup';
import { LOOPBACK } from './free-port';
import { StoreServer } from './store-server';

/** Starts a Redis that keeps nothing on disk. */
export async function startRedisServer(cleanup: Cleanup): Promise<StoreServer> {
  const path = getProgram('redis-server', 'install it (apt-get install redis-server, brew install redis)');
  const toCommand = (port: number) => [path, '--port', String(port), '--bind', LOOPBACK, '--save', '', '--appendonly', 'no'];
  return StoreServer.start((port) => ({ name: 'redis-server', command: toCommand(port) }), cleanup);
}
