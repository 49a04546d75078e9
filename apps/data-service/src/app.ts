import { dataService } from '@fairlead/contracts/data-service';
import {
  contractRoutes,
  createExpressApp,
  healthRoutes,
  notFound,
  observeRequests,
  problemDetails,
  requestId,
} from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { answerCacheStatus } from './routes/cache-status';
import { answerData } from './routes/data';
import { answerStats } from './routes/stats';

/** Builds data-service without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ config, log, metrics, health, records }: Dependencies): Express {
  const app = createExpressApp();

  app.use(requestId());
  app.use(observeRequests({ log, metrics }));
  app.use(healthRoutes({ contract: dataService, config, metrics, health }));
  app.use(contractRoutes(dataService));
  app.get('/api/data', answerData(records));
  app.get('/api/stats', answerStats(records));
  app.get('/api/cache/status', answerCacheStatus(records));
  app.use(notFound());
  app.use(problemDetails());

  return app;
}
