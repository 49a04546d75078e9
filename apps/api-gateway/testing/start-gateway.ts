import { apiGateway } from '@fairlead/contracts/api-gateway';
import { userService } from '@fairlead/contracts/user-service';
import { eventually, type LogLine, type RunningService, runService } from '@fairlead/service-kit/testing';
import { forward, type Route } from 'fairlead/contract';
import type { ArrivalLimits } from '../src/body/body-arrivals';
import { openSharedCounts } from '../src/rate-limit/shared-counts';
import { Upstream, type UpstreamLimits } from '../src/upstream/upstream';
import { serveApiGateway } from '../src/serve-api-gateway';
import { closeAfterTests } from './close-after-tests';

/** A gateway in the process of a test. */
export interface RunningGateway extends RunningService {
  /** The line of the request with this id, once it is there. */
  logged(requestId: string): Promise<LogLine>;
}

/** What a test changes. */
export interface GatewayProps {
  /** Port of the service that stands in for user-service. */
  readonly upstreamPort: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: Partial<UpstreamLimits>;
  readonly arrivals?: Partial<ArrivalLimits>;
  /** Replaces the limits of every route. */
  readonly route?: Partial<Pick<Route, 'timeoutMs' | 'maxBodyBytes' | 'stream' | 'retryable' | 'rateLimitPerSecond'>>;
}

/** Serves the real application in front of a real server. */
export async function startGateway({ upstreamPort, env = {}, limits, arrivals = {}, route }: GatewayProps): Promise<RunningGateway> {
  const routes = forward(userService, '/users', '/api/users', { rest: true }).map((given) => ({ ...given, ...route }));
  const upstream = new Upstream(userService, `http://localhost:${upstreamPort}`, limits);
  const contract = { ...apiGateway, routes };
  const gateway = await runService(apiGateway, env, (parts) =>
    serveApiGateway({
      ...parts,
      arrivals,
      contract,
      upstreams: { [upstream.name]: upstream },
      counts: openSharedCounts(contract, parts.config, parts),
    }),
  );
  const find = (requestId: string) => gateway.log.find((line) => line['request_id'] === requestId && line['message'] === 'request');
  return { ...gateway, logged: (requestId) => eventually(() => find(requestId)), stop: closeAfterTests(gateway.stop) };
}
