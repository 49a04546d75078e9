import type { Request, RequestHandler, Response } from 'express';
import { type Method, type Route, ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { MethodNotAllowed, NotFound, RequestTimedOut } from './errors';
import { matchTemplate } from './route-template';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Locals {
      /** The contract's route that the request matches. */
      contractRoute?: Route;
    }
  }
}

/**
 * Lets through what the contract promises and nothing else: 404 where no route matches, 405 with `Allow` where the method does not,
 * 408 where a body does not arrive within the route's `timeoutMs`. Comes before bodies are read, so that none is read in vain.
 */
export function contractRoutes({ routes }: Pick<ServiceContract, 'routes'>): RequestHandler {
  const candidates = routes.map((route) => ({ route, matches: matchTemplate(route.path), allowed: allowedMethods(route.methods) }));

  return (request, response, next) => {
    const match = candidates.find(({ matches }) => matches(request.path));
    if (!match) throw new NotFound(`nothing is at ${request.path}`);

    const { route, allowed } = match;
    response.locals.route = route.path;
    response.locals.contractRoute = route;
    if (!allowed.includes(request.method)) throw new MethodNotAllowed(request.method, allowed);
    if (!route.stream && hasBody(request)) limitArrival(request, response, route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs, next);
    next();
  };
}

/** `HEAD` goes wherever `GET` goes (RFC 9110 §9.3.2). */
function allowedMethods(methods: readonly Method[]): readonly string[] {
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

/** RFC 9112 §6: a request without either of these ends with its headers. */
function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function limitArrival(request: Request, response: Response, timeoutMs: number, next: (error: unknown) => void): void {
  const timer = setTimeout(() => {
    if (request.complete || response.headersSent) return;
    next(new RequestTimedOut(`the request did not arrive within ${timeoutMs} ms`));
  }, timeoutMs);
  response.once('close', () => clearTimeout(timer));
}
