import { userService } from '@fairlead/contracts/user-service';
import {
  contractRoutes,
  createExpressApp,
  healthRoutes,
  jsonBody,
  notFound,
  observeRequests,
  problemDetails,
  requestId,
} from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { userRoutes } from './routes/users';

/** Builds user-service without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ config, log, metrics, health, store }: Dependencies): Express {
  const app = createExpressApp();

  app.use(requestId());
  app.use(observeRequests({ log, metrics }));
  app.use(healthRoutes({ contract: userService, config, metrics, health }));
  app.use(contractRoutes(userService));
  app.use(jsonBody());
  app.use('/users', userRoutes(store));
  app.use(notFound());
  app.use(problemDetails());

  return app;
}
