import type { ServiceContract } from 'fairlead/contract';
import type { Environment } from './environment';
import { versionOf } from './image';
import { HEAP_SHARE, shareMiB } from './memory';
import type { Shutdown } from './grace-period';
import type { Size } from 'cdk8s';

/** What a service's environment follows from. */
export interface ServiceFacts {
  readonly contract: ServiceContract;
  readonly environment: Environment;
  /** Image it runs, with its tag. */
  readonly image: string;
  /** Memory limit of a pod. */
  readonly memory: Size;
  /** Variables that lead to what it calls and uses. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** How a service stops in an environment: at once where no load balancer needs the time to notice. */
export function deriveShutdown({ shutdown }: ServiceContract, { lingers }: Environment): Shutdown {
  return lingers ? shutdown : { ...shutdown, lingerMs: 0 };
}

/** Everything a service reads from its environment that is no secret. `NODE_ENV` is `production` everywhere: in a cluster a required store is required. */
export function deriveServiceEnvironment({ contract, environment, image, memory, addresses }: ServiceFacts): Record<string, string> {
  const { lingerMs, drainDeadlineMs } = deriveShutdown(contract, environment);
  return {
    PORT: String(contract.ports.traffic),
    MANAGEMENT_PORT: String(contract.ports.management),
    LOG_LEVEL: environment.logLevel,
    NODE_ENV: 'production',
    NODE_OPTIONS: `--max-old-space-size=${shareMiB(memory, HEAP_SHARE)}`,
    SERVICE_VERSION: versionOf(image),
    LINGER_MS: String(lingerMs),
    DRAIN_DEADLINE_MS: String(drainDeadlineMs),
    ...addresses,
  };
}
