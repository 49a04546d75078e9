import type { apiGateway } from '@fairlead/contracts/api-gateway';
import type { Health, Log, Metrics } from '@fairlead/service-kit';
import type { ConfigOf, ServiceContract } from 'fairlead/contract';
import type { Upstreams } from './upstreams';

/** What the gateway finds in its environment. */
export type Config = ConfigOf<typeof apiGateway>;

/** What the gateway is built from. */
export interface Dependencies {
  readonly contract: Pick<ServiceContract, 'name' | 'routes'>;
  readonly config: Pick<Config, 'SERVICE_VERSION' | 'TRUSTED_PROXIES'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** The services behind it, by name. */
  readonly upstreams: Upstreams;
}
