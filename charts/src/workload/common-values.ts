import type { Size } from 'cdk8s';
import { SHUTDOWN_VARIABLES, type WorkloadContract } from 'fairlead/contract';
import type { Environment } from '../environment/environment';
import type { Shutdown } from './grace-period';
import { versionOf } from '../environment/image';
import { heapOptions } from './heap-options';

/** What the values of the common variables follow from. */
export interface CommonValuesProps {
  readonly contract: WorkloadContract & { readonly ports?: { readonly traffic?: number; readonly management?: number } };
  readonly environment: Environment;
  /** Image it runs, with its tag. */
  readonly image: string;
  /** Of a pod. */
  readonly memoryLimit: Size;
  /** Share of it for the heap. */
  readonly heapShare: number;
  readonly shutdown: Partial<Shutdown>;
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
  const { traffic, management } = contract.ports ?? {};
  const { lingerMs, drainDeadlineMs } = shutdown;
  const values = {
    PORT: traffic,
    MANAGEMENT_PORT: management,
    LOG_LEVEL: environment.logLevel,
    NODE_ENV: 'production',
    NODE_OPTIONS: heapOptions(memoryLimit, heapShare),
    SERVICE_VERSION: versionOf(image),
    [SHUTDOWN_VARIABLES.linger]: lingerMs,
    [SHUTDOWN_VARIABLES.drain]: drainDeadlineMs,
  };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
