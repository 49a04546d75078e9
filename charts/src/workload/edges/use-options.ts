import type { KnownProps } from 'fairlead/contract';

/** How a service uses a store. */
export interface UseOptions {
  /**
   * Whether the service starts and is ready without it. Repeats what its contract says.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Connections of each pod that carry operations, 2 or more.
   *
   * @default its share of the store's operations, where the store says how many it works on at once
   */
  readonly pool?: number;

  /**
   * Which of its contract's stores it is: `cache`.
   *
   * @default the one of its kind; of several that of the store's own name
   */
  readonly as?: string;

  /**
   * What the names of its variables begin with: `CACHE_` makes `REDIS_URL` `CACHE_REDIS_URL`. The contract of a service made with the
   * service kit says so; of a foreign service this does.
   *
   * @default what its contract says
   */
  readonly prefix?: string;
}

/** Its props. */
export const USE_PROPS: KnownProps<UseOptions> = { optional: 'optional', pool: 'optional', as: 'optional', prefix: 'optional' };
