import type { KnownProps } from './props/known-props';

/** Methods that a contract can offer. `HEAD` comes with `GET`. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** One path of a service. */
export interface Route {
  /** Template: `/users`, `/users/:id`, or everything below with `/users/*`. */
  readonly path: string;

  /** Methods it answers; all others are 405. */
  readonly methods: readonly Method[];

  /**
   * Largest request body, in bytes; more is 413.
   *
   * @default 1 MiB ({@link ROUTE_DEFAULTS})
   */
  readonly maxBodyBytes?: number;

  /**
   * Longest time for the whole request, in milliseconds.
   *
   * @default 30 s ({@link ROUTE_DEFAULTS})
   */
  readonly timeoutMs?: number;

  /**
   * The exchange may take as long as data flows: only idle limits hold.
   *
   * @default false
   */
  readonly stream?: boolean;

  /**
   * It becomes a WebSocket (RFC 6455), which is open until one side closes it and may be silent for an hour. It is asked for by `GET`.
   *
   * @default false
   */
  readonly webSocket?: boolean;

  /**
   * A proxy may send a `GET` or `HEAD` again when the connection was reset before the first byte of the answer: it only reads. Other methods
   * are never sent again, since they may have done their work.
   *
   * @default false
   */
  readonly retryable?: boolean;

  /**
   * Most requests a second of one client, told by its address; more are 429. A gateway counts them apart from those to other routes.
   *
   * @default what the gateway allows on all routes together (`RATE_LIMIT_PER_SECOND`)
   */
  readonly rateLimitPerSecond?: number;

  /**
   * The ingress publishes it.
   *
   * @default false
   */
  readonly public?: boolean;

  /**
   * Where a gateway passes it on: a called service and the path there. Made by {@link forward}.
   *
   * @default the service answers itself
   */
  readonly upstream?: { readonly service: string; readonly path: string };
}

/** @internal */
export const ROUTE_PROPS: KnownProps<Route> = {
  path: 'required',
  methods: 'required',
  maxBodyBytes: 'optional',
  timeoutMs: 'optional',
  stream: 'optional',
  webSocket: 'optional',
  retryable: 'optional',
  rateLimitPerSecond: 'optional',
  public: 'optional',
  upstream: 'optional',
};

/** @internal */
export const UPSTREAM_PROPS: KnownProps<NonNullable<Route['upstream']>> = { service: 'required', path: 'required' };

/** What a route promises where it says nothing. */
export const ROUTE_DEFAULTS = Object.freeze({ maxBodyBytes: 1024 * 1024, timeoutMs: 30_000 });
