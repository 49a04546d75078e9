import { randomUUID } from 'node:crypto';
import { redisRules, type ServiceContract } from 'fairlead/contract';
import { Redis } from 'ioredis';

const url = process.env['REDIS_URL'];

/** The real Redis of a test run. Keys lie below a prefix of the run's own, so that nothing else in it is touched. */
export const realRedis = { url: url ?? '', newPrefix: () => `test:${randomUUID()}:`, removeKeys, createUser, watchCommands };

/** Runs a suite against the real Redis, or skips it and says why. */
export function describeWithRedis(name: string, suite: () => void): void {
  if (url === undefined) describe.skip(`${name} (skipped: set REDIS_URL to run it against a real Redis)`, suite);
  else describe(name, suite);
}

async function removeKeys(prefixes: readonly string[]): Promise<void> {
  const redis = new Redis(realRedis.url);
  for (const prefix of prefixes) {
    const keys = await redis.keys(`${prefix}*`);
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}

/** The user that a service has in a cluster, for keys below a prefix. The server forgets it when it ends. */
async function createUser({ name, privileges }: Pick<ServiceContract, 'name' | 'privileges'>, keyPrefix: string) {
  const [username, password] = [`${keyPrefix}${name}`, randomUUID()];
  const redis = new Redis(realRedis.url);
  await redis.acl('SETUSER', username, 'reset', 'on', `>${password}`, ...redisRules(privileges.redis, keyPrefix));
  redis.disconnect();
  return { username, password };
}

/** The commands that touch keys below a prefix while something runs, those that scripts call too, in lower case and in order of the alphabet. */
async function watchCommands(keyPrefix: string, run: () => Promise<unknown>): Promise<readonly string[]> {
  const redis = new Redis(realRedis.url);
  const monitor = await redis.monitor();
  const commands = new Set<string>();
  const last = new Promise((resolve) =>
    monitor.on('monitor', (_time: string, [command = '', ...parameters]: string[]) => {
      if (parameters.some((parameter) => parameter.startsWith(keyPrefix))) commands.add(command.toLowerCase());
      if (command.toLowerCase() === 'echo' && parameters[0] === `end of ${keyPrefix}`) resolve(undefined);
    }),
  );
  await run();
  await redis.echo(`end of ${keyPrefix}`);
  await last;
  for (const connection of [monitor, redis]) connection.disconnect();
  return [...commands].sort();
}
