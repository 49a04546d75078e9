import { publicRoutes, type Route, type ServiceContract } from 'fairlead/contract';
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

/** Derives it from the contract. */
export function derivePublicService({ contract, config }: PublicServiceProps): PublicService {
  const routes = publicRoutes(contract.routes).map(({ path, methods }) => ({ path, methods }));
  return { service: contract.name, version: config.SERVICE_VERSION, description: contract.description, routes };
}
