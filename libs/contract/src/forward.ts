import type { ServiceContract } from './contract';
import { METHODS, type Route } from './route';

/**
 * Publishes the routes of a called service that lie at and below `upstreamPath` under `publicPath`, each with its own limits,
 * and whatever else lies below with the defaults, so that the service alone decides what exists there.
 *
 * @example
 * forward(userService, '/users', '/api/users')   // /api/users, /api/users/:id, /api/users/*
 */
export function forward(service: Pick<ServiceContract, 'name' | 'routes'>, upstreamPath: string, publicPath: string): readonly Route[] {
  const isBelow = (path: string) => path === upstreamPath || path.startsWith(`${upstreamPath}/`);
  const declared = service.routes.filter((route) => isBelow(route.path));
  const rest: Route = { path: `${upstreamPath}/*`, methods: METHODS };
  const hasRest = declared.some((route) => route.path === rest.path);

  return (hasRest ? declared : [...declared, rest]).map((route) => ({
    ...route,
    path: publicPath + route.path.slice(upstreamPath.length),
    public: true,
    upstream: { service: service.name, path: route.path },
  }));
}
