import type { Express } from 'express';
import { createExpressApp } from '../http/express-app';
import { healthRoutes, type HealthRoutesProps } from './health-routes';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';
import { httpRules } from '../protocol/http-rules';
import { observeRequests } from '../http/observe-requests';
import { requestId } from '../http/request-id';

/** What {@link createManagementApp} needs. */
export interface ManagementAppProps extends HealthRoutesProps {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Health and metrics alone, for a port of their own: a scrape rule never opens the API, and a flood of clients never refuses a probe. */
export function createManagementApp(props: ManagementAppProps): Express {
  return createExpressApp(requestId(), observeRequests(props), httpRules(), healthRoutes(props));
}
