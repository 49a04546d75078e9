import { dataService } from '@fairlead/contracts/data-service';
import {
  contractRoutes,
  createExpressApp,
  healthRoutes,
  httpRules,
  observeRequests,
  requestId,
  rootRoute,
  timeLeft,
} from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { answerCacheStatus } from './routes/cache-status';
import { answerData } from './routes/data';
import { answerStats } from './routes/stats';

/** Builds data-service without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ config, log, metrics, health, records, tracing }: Dependencies): Express {
  return createExpressApp(
    requestId(),
    observeRequests({ log, metrics, tracing }),
    httpRules(),
    timeLeft(),
    healthRoutes({ contract: dataService, config, metrics, health }),
    rootRoute({ contract: dataService, config }),
    contractRoutes(dataService, {
      '/api/data': answerData(records),
      '/api/stats': answerStats(records),
      '/api/cache/status': answerCacheStatus(records),
    }),
  );
}
