import type { Dependency, Span } from '@fairlead/service-kit';

/** How long the shared cache keeps what was read, in seconds. */
export const SHARED_TTL_SECONDS = 30;

/** Ids of records that were read, shared by all pods. Losing it costs speed, never an error: nothing here rejects. Calls take the span of their request, where that is recorded. */
export interface SharedCache {
  /** Whether there is a cache to share at all. */
  readonly isEnabled: boolean;
  /** Whether it is there now. */
  readonly isConnected: boolean;
  /** Shows in readiness, and holds up nothing. */
  readonly dependencies: Readonly<Record<string, Dependency>>;
  /** What was kept, or undefined; soon, whatever state the cache is in. */
  find(span?: Span): Promise<readonly string[] | undefined>;
  /** Keeps it for {@link SHARED_TTL_SECONDS}. */
  keep(ids: readonly string[], span?: Span): void;
  /** Bytes that it uses, for others' keys too; undefined when it does not say. */
  findUsedMemory(): Promise<number | undefined>;
  close(): void;
}

/** For a service that was given no Redis. */
export const NO_SHARED_CACHE: SharedCache = {
  isEnabled: false,
  isConnected: false,
  dependencies: {},
  find: async () => undefined,
  keep: () => undefined,
  findUsedMemory: async () => undefined,
  close: () => undefined,
};
