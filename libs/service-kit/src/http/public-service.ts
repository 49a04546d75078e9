import type { Route, ServiceContract } from 'fairlead/contract';
import type { CommonConfig } from '../config/config';

/** What a service says of itself to anyone: nothing of where it runs or whom it asks. */
export interface PublicService {
  readonly service: string;
  readonly version: string;
  readonly description: string;
  readonly routes: readonly Pick<Route, 'path' | 'methods'>[];
}

/** What the public part of a service is made from. */
export interface PublicServiceProps {
  readonly contract: Pick<ServiceContract, 'name' | 'description' | 'routes'>;
  readonly config: Pick<CommonConfig, 'SERVICE_VERSION'>;
}

/**
 * Derives it from the contract. A route that stands for all below another public one, as `forward` makes them, is left out: what there is
 * below, the other service alone knows.
 */
export function derivePublicService({ contract, config }: PublicServiceProps): PublicService {
  const published = contract.routes.filter((route) => route.public);
  const paths = new Set(published.map(({ path }) => path));
  const isRest = ({ path }: Route) => path.endsWith('/*') && paths.has(path.slice(0, -'/*'.length));
  const routes = published.filter((route) => !isRest(route)).map(({ path, methods }) => ({ path, methods }));
  return { service: contract.name, version: config.SERVICE_VERSION, description: contract.description, routes };
}
