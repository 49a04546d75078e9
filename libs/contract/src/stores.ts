import type { Variables } from './variable';

/** Each kind of store, with the variables that lead a service to it. */
export const STORE_VARIABLES = {
  redis: {
    REDIS_URL: {
      type: 'url',
      protocols: ['redis:', 'rediss:'],
      description: 'address of Redis, without a credential, such as redis://localhost:6379',
    },
    REDIS_PASSWORD: { type: 'text', secret: true, description: 'password of Redis' },
  },
} as const satisfies Record<string, Variables>;

/** The kinds of store that a service can depend on. */
export type StoreKind = keyof typeof STORE_VARIABLES;

/** `required`: not ready, and in production not started, without it. `optional`: only shows in the readiness checks. */
export type Need = 'required' | 'optional';

/** The stores that a service uses: `{ redis: 'required' }`. */
export type StoreNeeds = Readonly<Partial<Record<StoreKind, Need>>>;
