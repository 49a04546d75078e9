import { apiGateway } from '@fairlead/contracts/api-gateway';
import type { NewUser } from '@fairlead/contracts/user-service/http';
import { OPERATIONAL_PATHS, type Route } from 'fairlead/contract';

/** A request that shows the platform at work. */
export interface RequestToTry {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Sent as JSON. @default none */
  readonly body?: object;
}

const ADA: NewUser = { name: 'Ada', email: 'ada@example.com' };

/** Requests to the gateway, from the smallest on. */
export function requestsToTry(): readonly RequestToTry[] {
  const users = publicPath((route) => route.upstream?.service === 'user-service' && route.methods.includes('POST'));
  const data = publicPath((route) => route.upstream?.service === 'data-service');
  return [
    { method: 'GET', path: OPERATIONAL_PATHS.health },
    { method: 'POST', path: users, body: ADA },
    { method: 'GET', path: users },
    { method: 'GET', path: data },
  ];
}

function publicPath(matches: (route: Route) => boolean): string {
  const route = apiGateway.routes.find(matches);
  if (!route) throw new Error('api-gateway has no public path to try; see contracts/api-gateway');
  return route.path;
}
