import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { defineContract, forward } from 'fairlead/contract';

/** Where the gateway describes all that is public, as OpenAPI. */
export const OPENAPI_PATH = '/openapi.json';

/** The one service that clients outside reach: it passes public paths on to the others. */
export const apiGateway = defineContract({
  name: 'api-gateway',
  description: 'passes the requests of clients on to the other services',
  port: 3000,
  stores: { redis: 'optional' },
  privileges: { redis: { 'api-gateway:limit:*': ['evalsha', 'eval', 'set', 'incrby', 'pttl', 'expire'] } },
  calls: [userService, dataService],
  routes: [
    ...forward(userService, '/users', '/api/users', { rest: true }),
    ...forward(dataService, '/api/data', '/api/data'),
    ...forward(dataService, '/api/stats', '/api/stats'),
    ...forward(dataService, '/api/cache/status', '/api/cache/status'),
    { path: OPENAPI_PATH, methods: ['GET'], public: true },
  ],
  objective: { availability: 0.999, latencyMs: 500 },
  env: {
    LIVE_VIEW_URL: {
      type: 'url',
      protocols: ['http:'],
      description: 'page to which `/` leads browsers on a developer’s machine, as `npm start` sets it; never shown in production',
    },
    RATE_LIMIT_PER_SECOND: {
      type: 'integer',
      min: 0,
      max: 1_000_000,
      default: 0,
      description: 'most requests a second of one client, told by its address; more are answered 429; none is limited at 0',
    },
    TRUSTED_PROXIES: {
      type: 'cidrs',
      default: [],
      description: 'addresses of the proxies in front, whose Forwarded and X-Forwarded-* headers are believed',
    },
  },
});
