import type { STORE_VARIABLES, StoreKind } from 'fairlead/contract';
import type { Platform } from '../platform/platform';
import type { VariableSource } from './store';

/** Where a store listens. */
export interface StoreAddress {
  readonly host: string;
  readonly port: number;
  /** @default false */
  readonly tls?: boolean;
}

/** What is registered for each kind of store. */
export const STORE_PORTS: Readonly<Record<StoreKind, number>> = Object.freeze({ redis: 6379, mongo: 27017 });

/** Who a service is to a store. */
export interface StoreLogin {
  readonly username: VariableSource;
  readonly password: VariableSource;
}

/** Of these variables, the pool is not the store's to say alone: it follows from all who use it. */
type Sources<Kind extends StoreKind> = Readonly<Record<Exclude<keyof (typeof STORE_VARIABLES)[Kind], 'MONGO_POOL_SIZE'>, VariableSource>>;

/** Whose records they are: platforms may share a store, and so may environments of one. Neither name has the sign that parts the two. */
type Owner = Pick<Platform, 'name' | 'environment'>;

/** What every key of a platform on a Redis server begins with. */
export function keyPrefixOf({ name, environment }: Owner): string {
  return `${name}:${environment.name}:`;
}

/** The variables that lead a service to its keys on a Redis server. */
export function redisVariables({ host, port, tls = false }: StoreAddress, owner: Owner, login: StoreLogin): Sources<'redis'> {
  return {
    REDIS_URL: { value: `${tls ? 'rediss' : 'redis'}://${host}:${port}` },
    REDIS_KEY_PREFIX: { value: keyPrefixOf(owner) },
    REDIS_USERNAME: login.username,
    REDIS_PASSWORD: login.password,
  };
}

/**
 * A platform's database on a MongoDB server. Its name is as long as the namespace's, so it never has more than the 63 bytes that MongoDB
 * takes (MongoDB Limits and Thresholds, "Length of Database Names").
 */
export function databaseOf({ name, environment }: Owner): string {
  return `${name}_${environment.name}`;
}

/** The variables that lead a service to its database on a MongoDB server, whose users are all in `admin`. */
export function mongoVariables({ host, port, tls = false }: StoreAddress, owner: Owner, login: StoreLogin): Sources<'mongo'> {
  return {
    MONGO_URL: { value: `mongodb://${host}:${port}/${databaseOf(owner)}?authSource=admin${tls ? '&tls=true' : ''}` },
    MONGO_USERNAME: login.username,
    MONGO_PASSWORD: login.password,
  };
}
