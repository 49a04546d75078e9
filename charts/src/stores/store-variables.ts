import { STORE_DEFINITIONS, type STORE_VARIABLES, type StoreKind } from 'fairlead/contract';
import type { StoreAddress, StoreLogin, StoreOwner, StoreProtocol, VariableSource } from './store-protocol';

/** Of these variables, the pool is not the store's to say alone: it follows from all who use it. */
type Sources<Kind extends StoreKind> = Readonly<Record<Exclude<keyof (typeof STORE_VARIABLES)[Kind], 'MONGO_POOL_SIZE'>, VariableSource>>;

/** What every key of a platform on a Redis server begins with. */
export function keyPrefixOf({ name, environment }: StoreOwner): string {
  return `${name}:${environment.name}:`;
}

/** The variables that lead a service to its keys on a Redis server. */
export function redisVariables({ host, port, tls = false }: StoreAddress, owner: StoreOwner, login: StoreLogin): Sources<'redis'> {
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
export function databaseOf({ name, environment }: StoreOwner): string {
  return `${name}_${environment.name}`;
}

/** The variables that lead a service to its database on a MongoDB server, whose users are all in `admin`. */
export function mongoVariables({ host, port, tls = false }: StoreAddress, owner: StoreOwner, login: StoreLogin): Sources<'mongo'> {
  return {
    MONGO_URL: { value: `mongodb://${host}:${port}/${databaseOf(owner)}?authSource=admin${tls ? '&tls=true' : ''}` },
    MONGO_USERNAME: login.username,
    MONGO_PASSWORD: login.password,
  };
}

/** How services reach the stores of the kinds that contracts call by a word. Each port is the registered one. */
export const STORE_PROTOCOLS: { readonly [Kind in StoreKind]: StoreProtocol<Kind> } = Object.freeze({
  redis: { definition: STORE_DEFINITIONS.redis, port: 6379, variablesFor: redisVariables },
  mongo: { definition: STORE_DEFINITIONS.mongo, port: 27017, variablesFor: mongoVariables },
});
