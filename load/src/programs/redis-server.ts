import type { Cleanup } from '@fairlead/command-line';
import { getProgram } from './find-program';
import { LOOPBACK } from './loopback';
import { Server } from './server';

/** Starts a Redis that keeps nothing on disk. */
export async function startRedisServer(cleanup: Cleanup): Promise<Server> {
  const path = getProgram('redis-server', 'install it (apt-get install redis-server, brew install redis)');
  const toCommand = (port: number) => [path, '--port', String(port), '--bind', LOOPBACK, '--save', '', '--appendonly', 'no'];
  return Server.start((port) => ({ name: 'redis-server', command: toCommand(port) }), cleanup);
}
