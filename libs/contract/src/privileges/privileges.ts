/** What a service does in its stores, by store as its contract names it: its user there may do that and nothing else. */
export type Privileges = Readonly<Record<string, StorePrivileges>>;

/**
 * The same in one store. Commands of Redis by the keys that they touch, a pattern after the platform's prefix:
 * `{ 'orders:*': ['get', 'set'] }`. A script needs `evalsha`, `eval` and what it calls. Actions of MongoDB by collection:
 * `{ records: ['find', 'insert'] }`.
 */
export type StorePrivileges = Readonly<Record<string, readonly string[]>>;

/** What every client asks for beside its own: the driver whether the server is ready, the service whether it is there. */
const OF_EVERY_CLIENT = ['+ping', '+info'];

/**
 * The rules of a service's user in Redis, in the words of `ACL SETUSER`. A service that says nothing may do with its platform's keys what
 * endangers neither the server nor the keys of others.
 *
 * @param keyPrefix what every key of its platform begins with
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
 * @internal
 */
export function redisRules(privileges: StorePrivileges | undefined, keyPrefix: string): string[] {
  if (!privileges) return [`~${keyPrefix}*`, `&${keyPrefix}*`, '+@all', '-@dangerous', ...OF_EVERY_CLIENT];
  const selectors = Object.entries(privileges).map(
    ([keys, commands]) => `(~${keyPrefix}${keys} ${commands.map((command) => `+${command}`).join(' ')})`,
  );
  return [...OF_EVERY_CLIENT, ...selectors];
}
