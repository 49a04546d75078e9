import type { Metrics } from '@fairlead/service-kit';
import { RateLimited } from '@fairlead/service-kit/errors';
import { traceRedis } from '@fairlead/service-kit/redis';
import type { Request, RequestHandler, Response } from 'express';
import type { Route, ServiceContract } from 'fairlead/contract';
import type { Redis } from 'ioredis';
import { Counter } from 'prom-client';
import type { Config } from '../config';
import { clientOf } from '../proxy/client-address';
import type { IsTrusted } from '../proxy/trust';
import { createLimiter, type Limiter, type Quota } from './limiter';

/** What {@link limitRate} works with. */
export interface RateLimitProps {
  readonly contract: Pick<ServiceContract, 'routes'>;
  readonly config: Pick<Config, 'RATE_LIMIT_PER_SECOND'>;
  readonly isTrusted: IsTrusted;
  readonly metrics: Pick<Metrics, 'registry'>;
  /** @default none: each replica counts by itself */
  readonly redis?: Redis | undefined;
}

/** A limit and what it is called in the headers that tell of it. */
interface NamedLimiter {
  readonly name: string;
  readonly limiter: Limiter;
}

/**
 * Lets a client, told by its address, send so many requests a second and no more: those of the route where the contract says so,
 * `RATE_LIMIT_PER_SECOND` on all others together. Each answer says what is left (`RateLimit` and `RateLimit-Policy`,
 * draft-ietf-httpapi-ratelimit-headers-10); beyond it 429 with `Retry-After`.
 *
 * @param handler of what is within the limits
 */
export function limitRate({ contract, config, metrics, isTrusted, redis }: RateLimitProps, handler: RequestHandler): RequestHandler {
  const limiters = findLimiters(contract.routes, config.RATE_LIMIT_PER_SECOND, redis);
  const refused = new Counter({
    name: 'rate_limited_total',
    help: 'Requests refused since their client had sent too many.',
    labelNames: ['route'],
    registers: [metrics.registry],
  });
  if (limiters.size === 0) return handler;

  const pass = async (limit: NamedLimiter, request: Request, response: Response) => {
    const count = () => limit.limiter.consume(clientOf(request, isTrusted));
    // While Redis is away, the count is in memory.
    const quota = await (redis?.status === 'ready' ? traceRedis(redis, 'EVALSHA', response.trace?.span, count) : count());
    tell(response, limit, quota);
    if (!quota.isExceeded) return;
    refused.inc({ route: response.locals.route ?? '' });
    throw new RateLimited(`more than ${limit.limiter.perSecond} requests a second came from this client`, secondsOf(quota));
  };

  return (request, response, next) => {
    const { contractRoute } = response.locals;
    const limit = contractRoute && limiters.get(contractRoute);
    if (limit === undefined) return handler(request, response, next);
    return pass(limit, request, response).then(() => handler(request, response, next));
  };
}

function findLimiters(routes: readonly Route[], perSecond: number, redis: Redis | undefined): ReadonlyMap<Route, NamedLimiter> {
  const shared = perSecond > 0 ? { name: 'client', limiter: createLimiter('client', perSecond, redis) } : undefined;
  const limits = routes.map((route) => [route, ownLimiter(route, redis) ?? shared] as const);
  return new Map(limits.filter((entry): entry is readonly [Route, NamedLimiter] => entry[1] !== undefined));
}

function ownLimiter({ path, rateLimitPerSecond }: Route, redis: Redis | undefined): NamedLimiter | undefined {
  return rateLimitPerSecond === undefined ? undefined : { name: path, limiter: createLimiter(path, rateLimitPerSecond, redis) };
}

function tell(response: Response, { name, limiter }: NamedLimiter, quota: Quota): void {
  response.setHeader('RateLimit-Policy', `"${name}";q=${limiter.perSecond};w=1`);
  response.setHeader('RateLimit', `"${name}";r=${quota.remaining};t=${secondsOf(quota)}`);
}

/** Whole seconds, one at least: a client that waits for none would be refused again. */
function secondsOf({ resetMs }: Quota): number {
  return Math.max(1, Math.ceil(resetMs / 1000));
}
