import type { PrivilegeWords } from '../privileges/privilege-words';
import type { StoreDriver } from '../stores';
import type { Variables } from '../variable';

/**
 * What a contract must know of a kind of store: which variables lead a service to it, how many connections its driver opens, and how a
 * service says what it does in it. Plain data; Redis and MongoDB have one each, and so has every kind of your own.
 *
 * @example
 * export const SEARCH = defineStoreKind({
 *   kind: 'search',
 *   variables: {
 *     SEARCH_URL: { type: 'url', protocols: ['http:', 'https:'], description: 'address of the search server' },
 *     SEARCH_PASSWORD: { type: 'text', secret: true, description: 'its password' },
 *   },
 *   driver: { pool: { size: 1 }, socketsBesidePool: 0 },
 * });
 * // stores: { search: { kind: SEARCH, need: 'required' } }
 */
export interface StoreDefinition<Kind extends string = string> {
  /** One word, at most 15 lower-case letters and digits: the container's name and its port's, and how messages call it. */
  readonly kind: Kind;

  /**
   * The variables that a service reads, without a prefix. Those of type `url` and `address` are required in production where the contract
   * requires the store.
   */
  readonly variables: Variables;

  /** The connections that one process opens. A variable that says how many is an `integer` of `variables`, with `min` 2 or more and a default. */
  readonly driver: StoreDriver;

  /**
   * How rights are written.
   *
   * @default a contract says none of this kind
   */
  readonly privileges?: PrivilegeWords;
}

/** A definition that remembers its kind and its variables, so that a service's configuration is typed. What is wrong with it, the contracts that use it tell. */
export function defineStoreKind<const Definition extends StoreDefinition>(definition: Definition): Definition {
  return Object.freeze(definition);
}
