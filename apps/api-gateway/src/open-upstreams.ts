import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { ConfigError } from '@fairlead/service-kit';
import { addressVariable } from 'fairlead/contract';
import type { Config } from './config';
import { Upstream, type Upstreams } from './proxy/upstream';

/** Every service that the gateway's contract calls. */
const SERVICES = [userService, dataService];

/**
 * Opens the way to each called service; connections are made when requests need them.
 *
 * @throws ConfigError where an address leads anywhere but to the root of a service: its contract alone says what lies below
 */
export function openUpstreams(config: Pick<Config, 'USER_SERVICE_URL' | 'DATA_SERVICE_URL'>): Upstreams {
  const opened = SERVICES.map((service) => {
    const variable = addressVariable(service.name);
    const url = new URL(config[variable]);
    if (url.href !== `${url.origin}/`) {
      throw new ConfigError(apiGateway.name, [`${variable} says more than an address; give scheme, host and port alone: ${url.origin}`]);
    }
    return new Upstream(service, url.origin);
  });
  return Object.fromEntries(opened.map((upstream) => [upstream.name, upstream]));
}
