import {
  contractRoutes,
  createExpressApp,
  healthRoutes,
  httpRules,
  limitHeaders,
  observeRequests,
  requestId,
  rootRoute,
} from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { describeAccess } from './proxy/access-log';
import { proxy } from './proxy/proxy';
import { refuseAmbiguity } from './proxy/refuse-ambiguity';
import { limitRate } from './rate-limit/limit-rate';

/** Builds api-gateway without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ contract, config, log, metrics, health, upstreams, counts, arrivals = {} }: Dependencies): Express {
  return createExpressApp(
    requestId(),
    observeRequests({ log, metrics, describe: describeAccess(config) }),
    limitHeaders(),
    httpRules(),
    refuseAmbiguity(),
    healthRoutes({ contract, config, health, metrics }),
    rootRoute({ contract, config }),
    contractRoutes(contract),
    limitRate({ contract, config, metrics, redis: counts?.redis }, proxy({ contract, config, log, metrics, upstreams, arrivals })),
  );
}
