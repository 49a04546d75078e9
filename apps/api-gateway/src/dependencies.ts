import type { Health, Log, Metrics } from '@fairlead/service-kit';
import type { ServiceContract } from 'fairlead/contract';
import type { Config } from './config';
import type { Upstreams } from './proxy/upstream';

/** What the gateway is built from. */
export interface Dependencies {
  readonly contract: Pick<ServiceContract, 'name' | 'description' | 'routes'>;
  readonly config: Pick<Config, 'SERVICE_VERSION' | 'TRUSTED_PROXIES'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly upstreams: Upstreams;
}
