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

/** Keys of the Secret that lets a service in. */
export const CREDENTIAL_KEYS: Readonly<Record<StoreKind, readonly string[]>> = Object.freeze({
  redis: ['password'],
  mongo: ['username', 'password'],
});

/** Of these variables, the pool is not the store's to say alone: it follows from all who use it. */
type Sources<Kind extends StoreKind> = Readonly<Record<Exclude<keyof (typeof STORE_VARIABLES)[Kind], 'MONGO_POOL_SIZE'>, VariableSource>>;

/** Whose records they are: platforms may share a store, and so may environments of one. Neither name has the sign that parts the two. */
type Owner = Pick<Platform, 'name' | 'environment'>;

/** The variables that lead a service to its keys on a Redis server. */
export function redisVariables({ host, port, tls = false }: StoreAddress, owner: Owner, secretName: string): Sources<'redis'> {
  return {
    REDIS_URL: { value: `${tls ? 'rediss' : 'redis'}://${host}:${port}` },
    REDIS_KEY_PREFIX: { value: `${owner.name}:${owner.environment.name}:` },
    REDIS_PASSWORD: { secretName, key: 'password' },
  };
}

/**
 * The variables that lead a service to its database on a MongoDB server, whose users are all in `admin`. The database's name is as long
 * as the namespace's, so it never has more than the 63 bytes that MongoDB takes (MongoDB Limits and Thresholds, "Length of Database Names").
 */
export function mongoVariables({ host, port, tls = false }: StoreAddress, owner: Owner, secretName: string): Sources<'mongo'> {
  const database = `${owner.name}_${owner.environment.name}`;
  return {
    MONGO_URL: { value: `mongodb://${host}:${port}/${database}?authSource=admin${tls ? '&tls=true' : ''}` },
    MONGO_USERNAME: { secretName, key: 'username' },
    MONGO_PASSWORD: { secretName, key: 'password' },
  };
}
