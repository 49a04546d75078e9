import { contractRoutes, createExpressApp, healthRoutes, httpRules, observeRequests, requestId, rootRoute } from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { openApiRoute } from './openapi/openapi-route';
import { describeAccess } from './proxy/access-log';
import { peerAddress } from './proxy/forwarded';
import { proxy } from './proxy/proxy';
import { refuseAmbiguity } from './proxy/refuse-ambiguity';
import { trustIn } from './proxy/trust';
import { limitRate } from './rate-limit/limit-rate';

/** Builds api-gateway without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ contract, config, log, metrics, health, upstreams, counts, tracing, arrivals = {} }: Dependencies): Express {
  const isTrusted = trustIn(config.TRUSTED_PROXIES);
  return createExpressApp(
    requestId(),
    observeRequests({
      log,
      metrics,
      tracing,
      describe: describeAccess(isTrusted),
      trustsTraceOf: (request) => isTrusted(peerAddress(request)),
    }),
    httpRules(),
    refuseAmbiguity(),
    healthRoutes({ contract, config, health, metrics }),
    rootRoute({ contract, config, liveView: config.NODE_ENV === 'production' ? undefined : config.LIVE_VIEW_URL }),
    contractRoutes(contract),
    limitRate(
      { contract, config, metrics, isTrusted, redis: counts?.redis },
      openApiRoute({ config }, proxy({ contract, log, metrics, isTrusted, upstreams, arrivals, isTraced: tracing !== undefined })),
    ),
  );
}
