import type { Health, Log, Metrics, Tracing } from '@fairlead/service-kit';
import type { ServiceContract } from 'fairlead/contract';
import type { ArrivalLimits } from './body/body-arrivals';
import type { Config } from './config';
import type { SharedCounts } from './rate-limit/shared-counts';
import type { Upstreams } from './upstream/upstream';

/** What the gateway is built from. */
export interface Dependencies {
  readonly contract: Pick<ServiceContract, 'name' | 'description' | 'routes'>;
  readonly config: Pick<Config, 'LIVE_VIEW_URL' | 'NODE_ENV' | 'RATE_LIMIT_PER_SECOND' | 'SERVICE_VERSION' | 'TRUSTED_PROXIES'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** @default nothing is traced */
  readonly tracing?: Tracing | undefined;
  readonly upstreams: Upstreams;
  /** How the bodies of requests may come in. @default a quarter of the memory, at least 500 bytes a second after 5 s */
  readonly arrivals?: Partial<ArrivalLimits>;
  /** Where the replicas count the requests of a client together. Missing: each counts for itself. */
  readonly counts?: SharedCounts | undefined;
}
