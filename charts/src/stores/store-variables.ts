import type { STORE_VARIABLES, StoreKind } from 'fairlead/contract';
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

/** The variables that lead a service to a Redis server. */
export function redisVariables({ host, port, tls = false }: StoreAddress, secretName: string): Sources<'redis'> {
  return {
    REDIS_URL: { value: `${tls ? 'rediss' : 'redis'}://${host}:${port}` },
    REDIS_PASSWORD: { secretName, key: 'password' },
  };
}

/** The variables that lead a service to a MongoDB server. The address names no database, so the user is looked up in `admin`. */
export function mongoVariables({ host, port, tls = false }: StoreAddress, secretName: string): Sources<'mongo'> {
  return {
    MONGO_URL: { value: `mongodb://${host}:${port}${tls ? '/?tls=true' : ''}` },
    MONGO_USERNAME: { secretName, key: 'username' },
    MONGO_PASSWORD: { secretName, key: 'password' },
  };
}
