import type { ServiceContract } from './contract';
import { METHODS, type Route } from './route';

/** What {@link forward} publishes beside the routes that a service declares. */
export interface ForwardOptions {
  /**
   * Whatever else lies below the path, with the defaults of a route, so that the service alone decides what exists there.
   *
   * @default false: what no route declares is 404 at the gateway
   */
  readonly rest?: boolean;
}

/**
 * Publishes the routes of a called service that lie at and below `upstreamPath` under `publicPath`, each with its own limits.
 *
 * @example
 * forward(userService, '/users', '/api/users')                   // /api/users, /api/users/:id
 * forward(userService, '/users', '/api/users', { rest: true })   // /api/users, /api/users/:id, /api/users/*
 */
export function forward(
  service: Pick<ServiceContract, 'name' | 'routes'>,
  upstreamPath: string,
  publicPath: string,
  { rest = false }: ForwardOptions = {},
): readonly Route[] {
  const isBelow = (path: string) => path === upstreamPath || path.startsWith(`${upstreamPath}/`);
  const declared = service.routes.filter((route) => isBelow(route.path));
  const all: Route = { path: `${upstreamPath}/*`, methods: METHODS };
  // Where no route is declared, this one is judged: a name that was mistyped, or all that a foreign service has.
  const isAdded = (rest || declared.length === 0) && !declared.some((route) => route.path === all.path);

  return (isAdded ? [...declared, all] : declared).map((route) => ({
    ...route,
    path: publicPath + route.path.slice(upstreamPath.length),
    public: true,
    upstream: { service: service.name, path: route.path },
  }));
}
