import { isObject, type KnownProps } from '../props/known-props';
import type { Need, STORE_VARIABLES, StoreKind } from '../stores';
import type { Variables } from '../variable';
import { type ScreamingSnake, toScreamingSnake } from './address';
import type { StoreDefinition } from './store-definition';
import { findDefinition } from './store-kinds';

/** A store that a contract names itself, so that it may use several of one kind, or one of a kind that is not ours. */
export interface NamedStore {
  /** What it is: a word, or the definition of a kind of your own, such as `POSTGRES`. */
  readonly kind: StoreKind | StoreDefinition;

  /** As of every store. */
  readonly need: Need;

  /**
   * What the names of its variables begin with, in capitals: `CACHE_` makes `REDIS_URL` `CACHE_REDIS_URL`.
   *
   * @default its name in capitals and `_`; of a store that has the name of its kind nothing
   */
  readonly prefix?: string;

  /**
   * Other names under which the program reads some of its variables, in place of the prefix: `{ PGHOST: 'DB_HOST' }`.
   *
   * @default it reads each under its own, prefixed
   */
  readonly names?: Readonly<Record<string, string>>;
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
export const NAMED_STORE_PROPS: KnownProps<NamedStore> = { kind: 'required', need: 'required', prefix: 'optional', names: 'optional' };

type PrefixOf<Name, Given> = Given extends { readonly prefix: infer Prefix extends string }
  ? Prefix
  : Name extends StoreKind | KindNameOf<Given>
    ? ''
    : Name extends string
      ? `${ScreamingSnake<Name>}_`
      : never;

type KindNameOf<Given> = Given extends { readonly kind: { readonly kind: infer Kind } } ? Kind : never;

type NamesOf<Given> = Given extends { readonly names: infer Names } ? Names : Readonly<Record<never, string>>;

/** Variables under the names by which a program reads them. */
type Named<Prefix extends string, Names, Env> = {
  readonly [Name in keyof Env & string as Name extends keyof Names ? Names[Name] & string : `${Prefix}${Name}`]: Env[Name];
};

/** The variables of one store that a contract names. */
export type StoreEnvOf<Name, Given> = Given extends { readonly kind: infer Kind extends StoreKind }
  ? Named<PrefixOf<Name, Given>, NamesOf<Given>, (typeof STORE_VARIABLES)[Kind]>
  : Given extends { readonly kind: { readonly variables: infer Env extends Variables } }
    ? Named<PrefixOf<Name, Given>, NamesOf<Given>, Env>
    : Name extends StoreKind
      ? (typeof STORE_VARIABLES)[Name]
      : Readonly<Record<never, Variables[string]>>;

/** How a program reads the variables of a store. */
export interface StoreNaming {
  /** What their names begin with. */
  readonly prefix: string;
  /** Those that have other names. @default none */
  readonly names?: Readonly<Record<string, string>>;
}

/** A store that a contract names, in full. */
export interface StoreUse extends StoreNaming {
  /** What the contract calls it: its kind, where it gives no other name. */
  readonly name: string;
  /** The word for its kind. */
  readonly kind: string;
  /** What is known of the kind. */
  readonly definition: StoreDefinition;
  readonly need: Need;
}

/**
 * The stores of a contract. One of a kind that there is none of is left out: that is told as a fault.
 *
 * @internal
 */
export function listStores(needs: StoreNeeds): readonly StoreUse[] {
  return Object.entries(needs).flatMap(([name, given]) => {
    const { kind: word, need, prefix, names }: Partial<NamedStore> = isNamedStore(given) ? given : { need: given };
    const definition = findDefinition(isNamedStore(given) ? word : name);
    if (!definition || need === undefined) return [];
    const { kind } = definition;
    return [
      { name, kind, definition, need, prefix: prefix ?? (name === kind ? '' : `${toScreamingSnake(name)}_`), ...(names && { names }) },
    ];
  });
}

/** Whether more is said of it than the need. It may come from plain JavaScript. */
export function isNamedStore(given: StoreNeeds[string]): given is NamedStore {
  return isObject(given);
}

/**
 * Under which name a program reads a variable of a store.
 *
 * @internal
 */
export function nameStoreVariable({ prefix, names }: StoreNaming, variable: string): string {
  return names && Object.hasOwn(names, variable) ? (names[variable] ?? '') : `${prefix}${variable}`;
}

/** The variables that lead a service to the stores that it names. */
export function storeVariables(needs: StoreNeeds): Variables {
  const tables = listStores(needs).map((use) =>
    Object.entries(use.definition.variables).map(([name, variable]) => [
      nameStoreVariable(use, name),
      requireAddress(use.need, nameAlias(use, variable)),
    ]),
  );
  return Object.fromEntries(tables.flat()) as Variables;
}

/** A required store's address must be set in production; its credential may still be empty where the store asks for none. */
function requireAddress(need: Need, variable: Variables[string]): Variables[string] {
  const isAddress = variable.type === 'url' || variable.type === 'address';
  return need === 'required' && isAddress ? { ...variable, required: 'production' } : variable;
}

/** Other names of a variable are named like it. */
function nameAlias(use: StoreNaming, variable: Variables[string]): Variables[string] {
  const { alias } = variable;
  return alias === undefined || nameStoreVariable(use, alias) === alias ? variable : { ...variable, alias: nameStoreVariable(use, alias) };
}
