import { addressVariable, OPERATIONAL_PATHS, type ServiceContract } from 'fairlead/contract';
import { bundleOf } from '../bundle/service-bundles';
import type { Program } from './program';

/** A service on this machine: how to start it and where it answers. */
export interface LocalService extends Program {
  readonly port: number;
  readonly readyUrl: string;
  /** Names of the services that it calls. */
  readonly calls: readonly string[];
}

/** Where Node 22 and later keep what they compiled: up to a third of the time of a start. */
const NODE_COMPILE_CACHE = 'dist/compile-cache';

/** Room for a service to close its stores and log its last line after its own deadline. */
const MARGIN_MS = 1_000;

/**
 * Places each service's bundle at its contract's port plus an offset, and tells it where the others are.
 * Whatever else the environment holds reaches it, except one port for all of them.
 */
export function placeServices(
  contracts: readonly ServiceContract[],
  portOffset: number,
  environment: NodeJS.ProcessEnv,
): readonly LocalService[] {
  const addressOf = ({ ports }: ServiceContract) => `http://localhost:${ports.traffic + portOffset}`;
  const addresses = Object.fromEntries(contracts.map((contract) => [addressVariable(contract.name), addressOf(contract)]));

  return contracts.map((contract) => {
    const port = contract.ports.traffic + portOffset;
    return {
      name: contract.name,
      command: [process.execPath, bundleOf(contract.name)],
      env: { NODE_COMPILE_CACHE, ...addresses, ...environment, PORT: String(port), MANAGEMENT_PORT: undefined },
      stopWithinMs: readMs(contract, environment, 'LINGER_MS') + readMs(contract, environment, 'DRAIN_DEADLINE_MS') + MARGIN_MS,
      port,
      readyUrl: addressOf(contract) + OPERATIONAL_PATHS.ready,
      calls: contract.calls.map(({ name }) => name),
    };
  });
}

/** A value that is no number stops the service at its start, with its own message. */
function readMs({ env }: ServiceContract, environment: NodeJS.ProcessEnv, name: 'LINGER_MS' | 'DRAIN_DEADLINE_MS'): number {
  return Number(environment[name] ?? env[name]?.default) || 0;
}
