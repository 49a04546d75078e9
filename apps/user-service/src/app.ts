import { userService } from '@fairlead/contracts/user-service';
import {
  contractRoutes,
  countDropped,
  createExpressApp,
  healthRoutes,
  httpRules,
  jsonBody,
  observeRequests,
  onlyAwaited,
  requestId,
  rootRoute,
  timeLeft,
} from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { userRoutes } from './routes/users';

/** Builds user-service without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ config, log, metrics, health, store, tracing }: Dependencies): Express {
  const app = createExpressApp(
    requestId(),
    observeRequests({ log, metrics, tracing }),
    httpRules(),
    timeLeft(),
    healthRoutes({ contract: userService, config, metrics, health }),
    rootRoute({ contract: userService, config }),
    contractRoutes(userService),
  );
  app.use(jsonBody());
  app.use(onlyAwaited(countDropped(metrics)));
  app.use('/users', userRoutes(store));
  return app;
}
