import { isObject } from 'fairlead/contract';
import type { Component } from '../graph/component';

/** What stands in place of a secret. */
export const REDACTED = '[redacted]';

/** Fields that hold a secret whatever comes before these words: `REDIS_PASSWORD`, `accessToken`. */
export const SECRET_ENDINGS: readonly string[] = Object.freeze([
  'password',
  'passwd',
  'secret',
  'token',
  'apikey',
  'privatekey',
  'credential',
  'credentials',
]);

/** Fields that hold a secret and end in no such word: headers of HTTP. */
const SECRET_NAMES: readonly string[] = Object.freeze(['authorization', 'proxyauthorization', 'cookie', 'setcookie']);

/** A name as two spellings of it are compared: `REDIS_PASSWORD`, `redis-password` and `redisPassword` are one. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/**
 * The fields that are redacted by their whole name: headers that hold credentials, the secret variables of every contract whose lines are
 * read, and those that are given.
 *
 * @returns normalized, sorted, and none that an ending tells already
 */
export function secretNames(components: readonly Component[], given: readonly string[] = []): readonly string[] {
  const names = [...SECRET_NAMES, ...components.flatMap(secretVariables), ...given].map(normalizeName);
  return [...new Set(names)].filter((name) => !SECRET_ENDINGS.some((ending) => name.endsWith(ending))).sort();
}

/** What has a contract names its secrets there. */
function secretVariables(component: Component): readonly string[] {
  const { contract } = component as Component & { readonly contract?: unknown };
  if (!isObject(contract) || !isObject(contract['env'])) return [];
  return Object.entries(contract['env']).flatMap(([name, facts]) => (isObject(facts) && facts['secret'] === true ? [name] : []));
}
