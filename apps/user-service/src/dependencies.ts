import type { Health, Log, Metrics, Tracing } from '@fairlead/service-kit';
import type { Config } from './config';
import type { UserStore } from './store/user-store';

/** Everything the application works with. */
export interface Dependencies {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** @default nothing is traced */
  readonly tracing?: Tracing | undefined;
  readonly store: UserStore;
}
