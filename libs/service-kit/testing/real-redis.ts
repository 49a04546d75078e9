import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { redisRules, type ServiceContract } from 'fairlead/contract';
import { Redis } from 'ioredis';
import { eventually } from './eventually';

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
  const commands = new Set<string>();
  const last = `end of ${keyPrefix}`;
  let isOver = false;
  const close = await openMonitor(realRedis.url, ({ command, parameters }) => {
    if (parameters.some((parameter) => parameter.startsWith(keyPrefix))) commands.add(command.toLowerCase());
    isOver ||= command.toLowerCase() === 'echo' && parameters[0] === last;
  });
  await run();
  await redis.echo(last);
  await eventually(() => isOver);
  close();
  redis.disconnect();
  return [...commands].sort();
}

/** A command that a Redis has run, as it was sent. */
interface HeardCommand {
  readonly command: string;
  readonly parameters: readonly string[];
}

/**
 * Hears every command that a Redis runs, from the moment in which the promise is kept, until what it gives is called. Of ioredis the
 * monitor fails where other clients are busy: what comes in one packet with the answer to MONITOR it takes for answers of its own.
 */
async function openMonitor(url: string, hear: (heard: HeardCommand) => void): Promise<() => void> {
  const { hostname, port, username, password } = new URL(url);
  const socket = connect(Number(port || 6379), hostname);
  await once(socket, 'connect');
  const lines = createInterface({ input: socket });
  let answersDue = password ? 2 : 1;
  const isHearing = new Promise<void>((resolve, reject) =>
    lines.on('line', (line) => {
      if (line.startsWith('-')) reject(new Error(`MONITOR: ${line}`));
      else if (line !== '+OK') hear(parseLine(line));
      else if ((answersDue -= 1) === 0) resolve();
    }),
  );
  if (password) socket.write(`AUTH ${decodeURIComponent(username) || 'default'} ${decodeURIComponent(password)}\r\n`);
  socket.write('MONITOR\r\n');
  await isHearing;
  return () => socket.destroy();
}

/** `+1700000000.123 [0 127.0.0.1:5] "SET" "key" "a \"value\""`. What is escaped stays so. */
function parseLine(line: string): HeardCommand {
  const [command = '', ...parameters] = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word);
  return { command, parameters };
}
