import type { userService } from '@fairlead/contracts/user-service';
import type { Health, Log, Metrics } from '@fairlead/service-kit';
import type { ConfigOf } from 'fairlead/contract';
import type { UserStore } from './store/user-store';

/** What user-service finds in its environment. */
export type Config = ConfigOf<typeof userService>;

/** Everything the application works with, made by `main.ts` or by a test. */
export interface Dependencies {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly store: UserStore;
}
