import type { Size } from 'cdk8s';
import { type ServiceContract, SHUTDOWN_VARIABLES } from 'fairlead/contract';
import type { Environment } from '../environment/environment';
import type { Shutdown } from './grace-period';
import { versionOf } from '../environment/image';
import { heapOptions } from './heap-options';

/** What the values of the common variables follow from. */
export interface CommonValuesProps {
  readonly contract: ServiceContract;
  readonly environment: Environment;
  /** Image it runs, with its tag. */
  readonly image: string;
  /** Of a pod. */
  readonly memoryLimit: Size;
  /** Share of it for the heap. */
  readonly heapShare: number;
  readonly shutdown: Shutdown;
}

/** The values of what every service made with the service kit reads. `NODE_ENV` is `production` everywhere: in a cluster a required store is required. */
export function commonValues({
  contract,
  environment,
  image,
  memoryLimit,
  heapShare,
  shutdown,
}: CommonValuesProps): Record<string, string> {
  if (contract.foreign) return {};
  return {
    PORT: String(contract.ports.traffic),
    MANAGEMENT_PORT: String(contract.ports.management),
    LOG_LEVEL: environment.logLevel,
    NODE_ENV: 'production',
    NODE_OPTIONS: heapOptions(memoryLimit, heapShare),
    SERVICE_VERSION: versionOf(image),
    [SHUTDOWN_VARIABLES.linger]: String(shutdown.lingerMs),
    [SHUTDOWN_VARIABLES.drain]: String(shutdown.drainDeadlineMs),
  };
}
