import { userService } from '@fairlead/contracts/user-service';
import type { Log, Metrics } from '@fairlead/service-kit';
import { type RunningService, runService } from '@fairlead/service-kit/testing';
import { serveUserService } from '../src/serve-user-service';
import type { UserStore } from '../src/store/user-store';

/** Serves the real application with the store that a test chooses. */
export function startService(openStore: (props: { log: Log; metrics: Metrics }) => UserStore): Promise<RunningService> {
  return runService(userService, {}, (parts) => serveUserService({ ...parts, store: openStore(parts) }));
}
