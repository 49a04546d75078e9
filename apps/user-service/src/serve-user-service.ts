import { userService } from '@fairlead/contracts/user-service';
import { Health, type ListeningPorts, serve, type Signals } from '@fairlead/service-kit';
import { createApp } from './app';
import type { Dependencies } from './dependencies';
import { registerUsersTotal } from './users-total';

/** What {@link serveUserService} works with. */
export interface UserServiceProps extends Omit<Dependencies, 'health'> {
  readonly signals: Signals;
}

/** Serves user-service until it is told to stop, then closes the store. */
export function serveUserService({ config, log, metrics, store, tracing, signals }: UserServiceProps): Promise<ListeningPorts> {
  const health = new Health({ log, metrics, required: store.dependencies });
  registerUsersTotal(metrics, store);

  const app = createApp({ config, log, metrics, health, store, tracing });
  return serve(app, { contract: userService, config, log, metrics, health, tracing, signals, close: [store] });
}
