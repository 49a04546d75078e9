import type { Redis } from 'ioredis';
import type { Span } from '../trace/span';
import { traced } from '../trace/traced';

/**
 * Runs a command of Redis within a span below that of a request, by the semantic conventions for databases (1.45): no key and no argument is in it.
 *
 * @param command and, where it runs a script, the name of that: `HMGET`, `EVALSHA createUser`
 * @param parent undefined where the request is not recorded
 */
export function traceRedis<Reply>(redis: Redis, command: string, parent: Span | undefined, run: () => Promise<Reply>): Promise<Reply> {
  if (parent === undefined) return run();
  return traced(parent, () => ({ name: command, attributes: describe(redis, command) }), run);
}

function describe({ options: { host, port, db = 0 } }: Redis, command: string) {
  const [operation = '', script] = command.split(' ');
  return {
    'db.system.name': 'redis',
    'db.operation.name': operation,
    'db.namespace': String(db),
    ...(script !== undefined && { 'db.stored_procedure.name': script }),
    ...(host !== undefined && { 'server.address': host }),
    ...(port !== undefined && { 'server.port': port }),
  };
}
