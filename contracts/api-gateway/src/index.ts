import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { defineContract, forward } from 'fairlead/contract';

/** The one service that clients outside reach: it passes public paths on to the others. */
export const apiGateway = defineContract({
  name: 'api-gateway',
  description: 'passes the requests of clients on to the other services',
  port: 3000,
  calls: [userService, dataService],
  routes: [
    ...forward(userService, '/users', '/api/users', { rest: true }),
    ...forward(dataService, '/api/data', '/api/data'),
    ...forward(dataService, '/api/stats', '/api/stats'),
    ...forward(dataService, '/api/cache/status', '/api/cache/status'),
  ],
  env: {
    TRUSTED_PROXIES: {
      type: 'cidrs',
      default: [],
      description: 'addresses of the proxies in front, whose Forwarded and X-Forwarded-* headers are believed',
    },
  },
});
