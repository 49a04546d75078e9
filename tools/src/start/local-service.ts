import { MANAGEMENT_PORT, OPERATIONAL_PATHS, type ServiceContract, variableOf, type WorkerContract, writeAddress } from 'fairlead/contract';
import { bundleOf } from '../bundle/service-bundles';
import type { Program } from './program';

/** A service or a worker on this machine: how to start it and where it answers. */
export interface LocalService extends Program {
  readonly port: number;
  readonly readyUrl: string;
  /** Names of the services that it calls. */
  readonly calls: readonly string[];
}

/** Where Node 22 and later keep what they compiled: up to a third of the time of a start. */
const NODE_COMPILE_CACHE = 'dist/compile-cache';

/** Nobody else on the network reaches what runs here without a password; `LISTEN_ADDRESS` of the environment may say otherwise. */
const LISTEN_ADDRESS = '127.0.0.1';

/** Room for a service to close its stores and log its last line after its own deadline. */
const MARGIN_MS = 1_000;

/** Where `npm start` shows the platform at work. */
export const LIVE_PORT = 3080;

/** Where the nth worker serves health and metrics on one machine: it has no port of its own. */
export const localPortOfWorker = (index: number) => MANAGEMENT_PORT + 1 + index;

/**
 * Places each service's bundle at its contract's port plus an offset, and tells it where those are that it calls. Workers have the ports
 * after that of the management in a cluster, for health and metrics alone. Whatever else the environment holds reaches it, except one port for all of them.
 *
 * @throws Error with what is wrong with the contracts, one line each
 */
export function placeServices(
  contracts: readonly (ServiceContract | WorkerContract)[],
  portOffset: number,
  environment: NodeJS.ProcessEnv,
): readonly LocalService[] {
  const faults = new Set(contracts.flatMap((contract) => contract.faults ?? []));
  if (faults.size > 0) throw new Error([...faults].join('\n'));
  const workers = contracts.filter(({ kind }) => kind === 'worker');

  return contracts.map((contract) => {
    const callees = contract.calls.filter((called) => contracts.some(({ name }) => called.name === name));
    const addresses = Object.fromEntries(
      callees.map((called) => [
        variableOf(called),
        writeAddress(called.form ?? 'url', { host: 'localhost', port: called.ports.traffic + portOffset }),
      ]),
    );
    const port = portOffset + (contract.kind === 'worker' ? localPortOfWorker(workers.indexOf(contract)) : contract.ports.traffic);
    const ports =
      contract.kind === 'worker' ? { PORT: undefined, MANAGEMENT_PORT: String(port) } : { PORT: String(port), MANAGEMENT_PORT: undefined };
    return {
      name: contract.name,
      command: [process.execPath, bundleOf(contract.name)],
      env: { NODE_COMPILE_CACHE, LISTEN_ADDRESS, ...addresses, ...environment, ...ports },
      stopWithinMs: readMs(contract, environment, 'LINGER_MS') + readMs(contract, environment, 'DRAIN_DEADLINE_MS') + MARGIN_MS,
      port,
      readyUrl: `http://localhost:${port}${OPERATIONAL_PATHS.ready}`,
      calls: contract.calls.map(({ name }) => name),
    };
  });
}

/** A value that is no number stops the service at its start, with its own message. */
function readMs({ env }: Pick<ServiceContract, 'env'>, environment: NodeJS.ProcessEnv, name: 'LINGER_MS' | 'DRAIN_DEADLINE_MS'): number {
  return Number(environment[name] ?? env[name]?.default) || 0;
}
