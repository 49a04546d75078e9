import { MONGO_WORDS, REDIS_WORDS } from '../privileges/privilege-words';
import { isObject } from '../props/known-props';
import { STORE_DRIVERS, STORE_VARIABLES, type StoreKind } from '../stores';
import type { StoreDefinition } from './store-definition';

/** The kinds that a contract calls by a word. */
export const STORE_DEFINITIONS: { readonly [Kind in StoreKind]: StoreDefinition<Kind> } = Object.freeze({
  redis: { kind: 'redis', variables: STORE_VARIABLES.redis, driver: STORE_DRIVERS.redis, privileges: REDIS_WORDS },
  mongo: { kind: 'mongo', variables: STORE_VARIABLES.mongo, driver: STORE_DRIVERS.mongo, privileges: MONGO_WORDS },
});

/** Whether a word, which may come from plain JavaScript, is a kind of store. */
export function isStoreKind(word: unknown): word is StoreKind {
  return typeof word === 'string' && Object.hasOwn(STORE_DEFINITIONS, word);
}

/** What a contract must know of a kind, given by its word or in full; nothing where it is neither. It may come from plain JavaScript. */
export function findDefinition(kind: unknown): StoreDefinition | undefined {
  if (isStoreKind(kind)) return STORE_DEFINITIONS[kind];
  const isWhole = isObject(kind) && typeof kind['kind'] === 'string' && isObject(kind['variables']) && isObject(kind['driver']);
  return isWhole && isObject((kind['driver'] as Record<string, unknown>)['pool']) ? (kind as unknown as StoreDefinition) : undefined;
}
