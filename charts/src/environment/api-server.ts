import type { KnownProps } from 'fairlead/contract';
import { isPort } from '../checks/port';
import { findDestinationFaults } from '../checks/range';

/**
 * Where the API server is. It is no pod, so that policies open it by address: `kubectl get endpoints kubernetes` names it, and the cloud's
 * console the range of it.
 */
export interface ApiServer {
  /** Its address ranges: `['10.0.0.4/32']`. */
  readonly cidrs: readonly string[];

  /**
   * Port that it listens on itself, 1 to 65535; the Service `kubernetes` has another.
   *
   * @default 6443; managed clusters mostly have 443
   */
  readonly port?: number;
}

/** Its props. */
export const API_SERVER_PROPS: KnownProps<ApiServer> = { cidrs: 'required', port: 'optional' };

/** What is registered for it. */
export const API_SERVER_PORT = 6443;

/** A cluster on a developer's machine has it at some private address (RFC 1918). */
export const LOCAL_API_SERVER: ApiServer = Object.freeze({ cidrs: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] });

/** What is wrong with its values. */
export function findApiServerFaults({ cidrs, port = API_SERVER_PORT }: ApiServer): string[] {
  if (!Array.isArray(cidrs) || cidrs.length === 0) return ['apiServer.cidrs names no address; write its ranges such as ["10.0.0.4/32"]'];
  return [
    ...findDestinationFaults('apiServer.cidrs', cidrs as readonly unknown[], '10.0.0.4/32'),
    ...(isPort(port) ? [] : [`apiServer.port is ${JSON.stringify(port)}; write one from 1 to 65535`]),
  ];
}
