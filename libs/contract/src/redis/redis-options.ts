const LIMIT = 'since the service has time limits of its own';
const SERVICE = 'since the service decides that itself';

/**
 * Options that ioredis would take from an address, each with the reason why a service does not: it would be told something twice, or
 * against what it says itself.
 *
 * @see https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html
 */
const REFUSED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    autoResendUnfulfilledCommands: SERVICE,
    commandTimeout: LIMIT,
    connectTimeout: LIMIT,
    db: 'for which the path stands, as in redis://cache:6379/2',
    enableOfflineQueue: SERVICE,
    family: SERVICE,
    host: 'which stands before the question mark',
    keyPrefix: 'which REDIS_KEY_PREFIX sets',
    lazyConnect: SERVICE,
    maxRetriesPerRequest: SERVICE,
    password: 'which REDIS_PASSWORD sets',
    path: SERVICE,
    port: 'which stands before the question mark',
    readOnly: SERVICE,
    socketTimeout: LIMIT,
    ssl: 'for which rediss:// stands',
    tls: 'for which rediss:// stands',
    username: 'since a service signs in with REDIS_PASSWORD alone',
  }),
);

/**
 * What to do about the options of an address of Redis, which has none. It repeats no word that is not one of the known options: the rest
 * may be a piece of a password.
 *
 * @param text what follows the question mark
 */
export function describeRedisOptions(text: string): string {
  const names = text.split('&').map((option) => option.replace(/=.*/s, ''));
  const [name = ''] = names.filter((each) => REFUSED.has(each));
  const reason = REFUSED.get(name);
  return reason === undefined ? 'leave out the question mark and what follows it' : `leave out the option ${name}, ${reason}`;
}
