import { Health, type ListeningPorts, serve, type Signals } from '@fairlead/service-kit';
import type { ServiceContract } from 'fairlead/contract';
import { createApp } from './app';
import type { Config } from './config';
import type { Dependencies } from './dependencies';

/** What {@link serveApiGateway} works with. */
export interface ApiGatewayProps extends Pick<Dependencies, 'log' | 'metrics' | 'upstreams'> {
  readonly contract: ServiceContract;
  readonly config: Config;
  readonly signals: Signals;
}

/** Serves the gateway until it is told to stop, then closes its connections. */
export function serveApiGateway({ contract, config, log, metrics, upstreams, signals }: ApiGatewayProps): Promise<ListeningPorts> {
  const health = new Health({ log, metrics, observed: upstreams });

  const app = createApp({ contract, config, log, metrics, health, upstreams });
  return serve(app, { contract, config, log, metrics, health, signals, close: Object.values(upstreams) });
}
