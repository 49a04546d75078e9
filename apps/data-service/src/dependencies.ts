import type { dataService } from '@fairlead/contracts/data-service';
import type { Health, Log, Metrics } from '@fairlead/service-kit';
import type { ConfigOf } from 'fairlead/contract';
import type { Records } from './records';

/** What data-service finds in its environment. */
export type Config = ConfigOf<typeof dataService>;

/** Everything the application works with, made by `main.ts` or by a test. */
export interface Dependencies {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly records: Records;
}
