interface Values {
  readonly pattern: RegExp;
  /** What the pattern lets through, in a message. */
  readonly words: string;
}

const NAME: Values = { pattern: /^[\w.$-]{1,120}$/, words: 'a name of letters, digits and _ . $ -' };
const NUMBER: Values = { pattern: /^\d{1,9}$/, words: 'a whole number' };
const BOOLEAN = oneOf('true', 'false');

/**
 * What an address may say of the database, each with what its value must be. `w: 0` would call stored what nobody has confirmed.
 * `retryWrites` and `appName` stand in each address that Atlas gives out; a service that decides them itself, as data-service does, tells
 * the driver so, which prefers that to the address.
 *
 * @see https://www.mongodb.com/docs/manual/reference/connection-string-options/
 */
const OPTIONS: ReadonlyMap<string, Values> = new Map(
  Object.entries({
    appName: NAME,
    authSource: NAME,
    directConnection: BOOLEAN,
    journal: BOOLEAN,
    readConcernLevel: oneOf('local', 'majority', 'linearizable', 'available'),
    readPreference: oneOf('primary', 'primaryPreferred', 'secondary', 'secondaryPreferred', 'nearest'),
    replicaSet: NAME,
    retryReads: BOOLEAN,
    retryWrites: BOOLEAN,
    tls: BOOLEAN,
    w: { pattern: /^(majority|[1-9]\d?)$/, words: 'majority or a whole number from 1 to 99' },
    wtimeoutMS: NUMBER,
  }),
);

const POOL = 'which MONGO_POOL_SIZE sets';
const LIMIT = 'since the service has time limits of its own';

/** Options that addresses often carry and that a service does not take from there, each with the reason. */
const REFUSED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    authMechanism: 'since the driver agrees on it with the server, and does not start with it where there is no user',
    connectTimeoutMS: LIMIT,
    maxPoolSize: POOL,
    minPoolSize: POOL,
    serverSelectionTimeoutMS: LIMIT,
    socketTimeoutMS: LIMIT,
    ssl: 'for which tls stands',
    waitQueueTimeoutMS: LIMIT,
  }),
);

/**
 * The options that an address of MongoDB may carry.
 *
 * @internal
 */
export const MONGO_OPTIONS: readonly string[] = [...OPTIONS.keys()];

/**
 * What to do about the first wrong option of an address, `leave out the option ssl, for which tls stands`; nothing when all are right. It
 * repeats no word of the address that is not one of the known options: the rest may be a piece of a password.
 *
 * @param text what follows the question mark
 */
export function findOptionFault(text: string): string | undefined {
  const options = text.split('&');
  const names = options.map((option) => option.replace(/=.*/s, ''));
  return options
    .map((option, at) => (names.indexOf(names[at] ?? '') < at ? 'give each option once' : faultOf(option)))
    .find((fault) => fault !== undefined);
}

function faultOf(option: string): string | undefined {
  const { name = option, value = '' } = /^(?<name>[^=]*)=(?<value>.*)$/s.exec(option)?.groups ?? {};
  const reason = REFUSED.get(name);
  if (reason !== undefined) return `leave out the option ${name}, ${reason}`;
  const values = OPTIONS.get(name);
  if (!values) return `give no options but ${MONGO_OPTIONS.join(', ')}`;
  return values.pattern.test(value) ? undefined : `give the option ${name} as ${values.words}`;
}

function oneOf(...words: readonly string[]): Values {
  return { pattern: new RegExp(`^(${words.join('|')})$`), words: words.join(' or ') };
}
