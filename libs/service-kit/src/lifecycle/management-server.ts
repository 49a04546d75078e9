import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CommonConfig } from '../config/config';
import { createManagementApp, type ManagementAppProps } from '../health/management-app';
import { createHttpServer } from '../http/http-server';
import { listen } from './listen';

/** What {@link serveManagement} needs. */
export interface ManagementProps extends ManagementAppProps {
  readonly config: ManagementAppProps['config'] & Pick<CommonConfig, 'MANAGEMENT_PORT' | 'LISTEN_ADDRESS'>;
}

/**
 * Serves health and metrics alone on the management port.
 *
 * @returns nothing where no such port is set
 * @throws Error naming the variable when the port is taken
 */
export async function serveManagement(props: ManagementProps, maxConnections: number): Promise<Server | undefined> {
  const { config, log } = props;
  const { MANAGEMENT_PORT: port, LISTEN_ADDRESS: address } = config;
  if (port === undefined) return undefined;
  const server = createHttpServer(createManagementApp(props), { contract: { routes: [] }, maxConnections, log });
  await listen(server, { port, variable: 'MANAGEMENT_PORT', address });
  return server;
}

/** Where a server listens, also where the configuration said 0. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
