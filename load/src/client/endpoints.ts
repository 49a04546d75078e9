import { apiGateway, OPENAPI_PATH } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { OPERATIONAL_PATHS, type ServiceContract } from 'fairlead/contract';

/** What clients call, each as the service that answers it names it. */
export const ENDPOINTS = Object.freeze({
  data: { service: dataService, path: '/api/data' },
  stats: { service: dataService, path: '/api/stats' },
  cacheStatus: { service: dataService, path: '/api/cache/status' },
  users: { service: userService, path: '/users' },
  user: { service: userService, path: '/users/:id' },
  openApi: { service: apiGateway, path: OPENAPI_PATH },
});

const { readyAliases, ...paths } = OPERATIONAL_PATHS;
const [readyz, readyShort] = readyAliases;

/** What every service answers beside its routes. */
const OPERATIONAL = Object.freeze({ ...paths, readyz, readyShort });

/** Path templates by endpoint; one is missing where nobody answers it. */
export type Paths = Readonly<Partial<Record<keyof typeof ENDPOINTS | keyof typeof OPERATIONAL, string>>>;

/** Where a service answers each endpoint, itself or by passing it on. */
export function findPaths(contract: Pick<ServiceContract, 'name' | 'routes'>): Paths {
  return { ...OPERATIONAL, ...findRoutes(contract) };
}

/** The same of what clients may call: behind an ingress, nothing else is answered. */
export function findRoutes(contract: Pick<ServiceContract, 'name' | 'routes'>): Paths {
  const declared = Object.entries(ENDPOINTS).flatMap(([name, { service, path }]) => {
    const route = contract.routes.find(({ path: own, upstream }) =>
      upstream ? upstream.service === service.name && upstream.path === path : contract.name === service.name && own === path,
    );
    return route ? [[name, route.path]] : [];
  });
  return Object.fromEntries(declared) as Paths;
}

/** Paths whose GET needs nothing else: no parameter, and no end of its own. */
export function listPlainPaths({ routes }: Pick<ServiceContract, 'routes'>): readonly string[] {
  return routes.filter(({ path, methods, stream }) => methods.includes('GET') && !stream && !/[:*]/.test(path)).map(({ path }) => path);
}

/** Names, as calls have them, of all that a service is known to answer. */
export function listEndpoints({ routes }: Pick<ServiceContract, 'routes'>): readonly string[] {
  return [
    ...routes.filter(({ path }) => !path.endsWith('*')).flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`)),
    ...Object.values(OPERATIONAL).map((path) => `GET ${path}`),
  ];
}
