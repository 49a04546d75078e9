import type { Request, RequestHandler, Response } from 'express';
import { type Method, type Route, ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { MethodNotAllowed, NotFound, RequestTimedOut } from '../errors/errors';
import { hasBody } from '../protocol/has-body';
import { pathOf } from './request-path';
import { matchTemplate } from './route-template';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Locals {
      /** The contract's route that the request matches. */
      contractRoute?: Route;
      /** Ends the wait for the body. */
      arrival?: NodeJS.Timeout;
    }
  }
}

/** What answers each route, by its path as the contract has it. */
type Handlers = Readonly<Record<string, RequestHandler>>;

/**
 * Lets through what the contract promises and nothing else: 404 where no route matches, 405 with `Allow` where the method does not,
 * 408 where a body does not arrive within the route's `timeoutMs`, or within the shorter time of `timeLeft`. Comes before bodies are read, so that none is read in vain.
 *
 * @param handlers of all routes, or none, where handlers that come later answer them
 * @throws Error when the handlers are not those of the contract's routes
 */
export function contractRoutes({ routes }: Pick<ServiceContract, 'routes'>, handlers?: Handlers): RequestHandler {
  if (handlers) checkHandlers(routes, handlers);
  const candidates = routes.map((route) => ({
    route,
    matches: matchTemplate(route.path),
    allowed: allowedMethods(route.methods),
    handler: handlers?.[route.path],
  }));

  return (request, response, next) => {
    const path = pathOf(request);
    const match = candidates.find(({ matches }) => matches(path));
    if (!match) throw new NotFound(`nothing is at ${path}`);

    const { route, allowed, handler } = match;
    response.locals.route = route.path;
    response.locals.contractRoute = route;
    if (!allowed.includes(request.method)) throw new MethodNotAllowed(request.method, allowed);
    if (!route.stream) limitTime(request, response, route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs, next);
    return handler ? handler(request, response, next) : next();
  };
}

function checkHandlers(routes: readonly Route[], handlers: Handlers): void {
  const paths = routes.map(({ path }) => path);
  const handled = Object.keys(handlers);
  const faults = [
    ...paths.filter((path) => !handled.includes(path)).map((path) => `${path} has no handler; add one, or take it out of the contract`),
    ...handled.filter((path) => !paths.includes(path)).map((path) => `${path} is no route of the contract; declare it there`),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** `HEAD` goes wherever `GET` goes (RFC 9110 §9.3.2). */
function allowedMethods(methods: readonly Method[]): readonly string[] {
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

function limitTime(request: Request, response: Response, timeoutMs: number, next: (error: unknown) => void): void {
  const { startedAt = performance.now() } = response.locals;
  response.dueAt = Math.min(response.dueAt, startedAt + timeoutMs);
  if (hasBody(request)) limitArrival(request, response, Math.round(response.dueAt - startedAt), next);
}

/** The functions are the same for all: a closure each would wait with every request that waits. */
function limitArrival(request: Request, response: Response, timeoutMs: number, next: (error: unknown) => void): void {
  response.locals.arrival = setTimeout(refuseLate, timeoutMs, request, response, timeoutMs, next);
  response.on('close', forgetArrival);
}

function refuseLate(request: Request, response: Response, timeoutMs: number, next: (error: unknown) => void): void {
  if (request.complete || response.headersSent) return;
  next(new RequestTimedOut(`the request did not arrive within ${timeoutMs} ms`));
}

function forgetArrival(this: Response): void {
  clearTimeout(this.locals.arrival);
}
