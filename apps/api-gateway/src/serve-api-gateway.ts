import { Health, type ListeningPorts, serve, type Signals } from '@fairlead/service-kit';
import type { ServiceContract } from 'fairlead/contract';
import { createApp } from './app';
import type { Config } from './config';
import type { Dependencies } from './dependencies';

/** What {@link serveApiGateway} works with. */
export interface ApiGatewayProps extends Pick<Dependencies, 'arrivals' | 'counts' | 'log' | 'metrics' | 'tracing' | 'upstreams'> {
  readonly contract: ServiceContract;
  readonly config: Config;
  readonly signals: Signals;
}

/** Serves the gateway until it is told to stop, then closes its connections. */
export function serveApiGateway(props: ApiGatewayProps): Promise<ListeningPorts> {
  const { contract, config, log, metrics, upstreams, counts, tracing, signals } = props;
  const health = new Health({ log, metrics, observed: { ...upstreams, ...(counts && { redis: counts }) } });

  const app = createApp({ ...props, health });
  const close = [...Object.values(upstreams), ...(counts ? [counts] : [])];
  return serve(app, { contract, config, log, metrics, health, tracing, signals, close });
}
