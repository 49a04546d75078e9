import { isObject, type KnownProps } from '../props/known-props';
import { type Need, STORE_VARIABLES, type StoreKind } from '../stores';
import type { Variables } from '../variable';
import { type ScreamingSnake, toScreamingSnake } from './address';

/** A store that a contract names itself, so that it may use several of one kind. */
export interface NamedStore {
  /** What it is. */
  readonly kind: StoreKind;

  /** As of every store. */
  readonly need: Need;

  /**
   * What the names of its variables begin with, in capitals: `CACHE_` makes `REDIS_URL` `CACHE_REDIS_URL`.
   *
   * @default its name in capitals and `_`; of a store that has the name of its kind nothing
   */
  readonly prefix?: string;
}

/**
 * The stores that a service uses, by kind where it uses one of a kind, and else by names of its own:
 * `{ redis: 'required', cache: { kind: 'redis', need: 'optional' } }`.
 */
export type StoreNeeds = KindNeeds & Readonly<Record<string, Need | NamedStore>>;

/** Those that have the names of their kinds. */
export type KindNeeds = { readonly [Kind in StoreKind]?: Need };

/**
 * The share of its pool on which a service writes, above 0 and below 1, by store as the contract names it; it reads on the rest:
 * `{ mongo: 0.5 }`. Of a pool that is not in it each connection may do either.
 */
export type WriteShares = Readonly<Record<string, number>>;

/** @internal */
export const NAMED_STORE_PROPS: KnownProps<NamedStore> = { kind: 'required', need: 'required', prefix: 'optional' };

type PrefixOf<Name, Given> = Given extends { readonly prefix: infer Prefix extends string }
  ? Prefix
  : Name extends StoreKind
    ? ''
    : Name extends string
      ? `${ScreamingSnake<Name>}_`
      : never;

type Prefixed<Prefix extends string, Env> = { readonly [Name in keyof Env & string as `${Prefix}${Name}`]: Env[Name] };

/** The variables of one store that a contract names. */
export type StoreEnvOf<Name, Given> = Given extends { readonly kind: infer Kind extends StoreKind }
  ? Prefixed<PrefixOf<Name, Given>, (typeof STORE_VARIABLES)[Kind]>
  : Name extends StoreKind
    ? (typeof STORE_VARIABLES)[Name]
    : Readonly<Record<never, Variables[string]>>;

/** A store that a contract names, in full. */
export interface StoreUse {
  /** What the contract calls it: its kind, where it gives no other name. */
  readonly name: string;
  readonly kind: StoreKind;
  readonly need: Need;
  /** What the names of its variables begin with. */
  readonly prefix: string;
}

/**
 * The stores of a contract. One of a kind that there is none of is left out: that is told as a fault.
 *
 * @internal
 */
export function listStores(needs: StoreNeeds): readonly StoreUse[] {
  return Object.entries(needs).flatMap(([name, given]) => {
    const { kind, need, prefix } = isNamedStore(given) ? { prefix: undefined, ...given } : { kind: name, need: given, prefix: undefined };
    if (!isStoreKind(kind)) return [];
    return [{ name, kind, need, prefix: prefix ?? (name === kind ? '' : `${toScreamingSnake(name)}_`) }];
  });
}

/** Whether more is said of it than the need. It may come from plain JavaScript. */
export function isNamedStore(given: StoreNeeds[string]): given is NamedStore {
  return isObject(given);
}

/** Whether a word, which may come from plain JavaScript, is a kind of store. */
export function isStoreKind(word: unknown): word is StoreKind {
  return typeof word === 'string' && Object.hasOwn(STORE_VARIABLES, word);
}

/** The variables that lead a service to the stores that it names. */
export function storeVariables(needs: StoreNeeds): Variables {
  const tables = listStores(needs).map(({ kind, need, prefix }) =>
    Object.entries<Variables[string]>(STORE_VARIABLES[kind]).map(([name, variable]) => [
      `${prefix}${name}`,
      withPrefix(prefix, requireAddress(need, variable)),
    ]),
  );
  return Object.fromEntries(tables.flat()) as Variables;
}

/** A required store's address must be set in production; its credential may still be empty where the store asks for none. */
function requireAddress(need: Need, variable: Variables[string]): Variables[string] {
  return need === 'required' && variable.type === 'url' ? { ...variable, required: 'production' } : variable;
}

/** Other names of a variable are prefixed with it. */
function withPrefix(prefix: string, variable: Variables[string]): Variables[string] {
  return variable.alias === undefined || prefix === '' ? variable : { ...variable, alias: `${prefix}${variable.alias}` };
}
