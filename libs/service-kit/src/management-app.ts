import type { Express } from 'express';
import { createExpressApp } from './express-app';
import { healthRoutes, type HealthRoutesProps } from './health-routes';
import type { Log } from './log';
import type { Metrics } from './metrics';
import { observeRequests } from './observe-requests';
import { requestId } from './request-id';

/** Health and metrics alone, for a port of their own: a scrape rule never opens the API, and a flood of clients never refuses a probe. */
export function createManagementApp(props: HealthRoutesProps & { readonly log: Log; readonly metrics: Metrics }): Express {
  return createExpressApp(requestId(), observeRequests(props), healthRoutes(props));
}
