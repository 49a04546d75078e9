import { findPropFaults, findUnknownProps, isObject, type KnownProps, type ServiceContract } from 'fairlead/contract';
import {
  findReplicatedPartFaults,
  REPLICATED_DEFAULTS,
  REPLICATED_PARTS,
  REPLICATED_PROPS,
  type ReplicatedProps,
} from '../deployment/replicated-props';
import { type Shutdown, SHUTDOWN_PROPS } from '../workload/grace-period';
import { findWorkloadPartFaults, WORKLOAD_DEFAULTS, WORKLOAD_PARTS, WORKLOAD_PROPS, type WorkloadProps } from '../workload/workload-props';

/** What a service's contract does not say. Everything but the scale follows from the contract and the graph where it is not given. */
export interface HttpServiceProps<Contract extends ServiceContract = ServiceContract> extends WorkloadProps<Contract>, ReplicatedProps {
  /**
   * How it stops, in milliseconds, where an environment wants other times than its contract. No environment without load balancers
   * to wait for lingers.
   *
   * @default the contract's
   */
  readonly shutdown?: Partial<Shutdown>;

  /**
   * Seconds between SIGTERM and SIGKILL: at least linger and drain.
   *
   * @default linger + drain + 5 s, rounded up
   */
  readonly terminationGracePeriodSeconds?: number;
}

/** Every literal of these props. */
export const HTTP_SERVICE_DEFAULTS = Object.freeze({ ...WORKLOAD_DEFAULTS, ...REPLICATED_DEFAULTS });

const HTTP_SERVICE_PROPS: KnownProps<HttpServiceProps> = {
  ...REPLICATED_PROPS,
  ...WORKLOAD_PROPS,
  shutdown: 'optional',
};

/** Those that are objects. */
export const HTTP_SERVICE_PARTS = [...WORKLOAD_PARTS, ...REPLICATED_PARTS, 'shutdown'] as const;

/** What no service has, at whatever depth, and what one lacks. Its variables are its contract's. */
export function findServicePropFaults(given: Omit<HttpServiceProps, 'env'> & { readonly env?: unknown }): string[] {
  const subject = 'an HttpService';
  const faults = findPropFaults({ subject, given }, HTTP_SERVICE_PROPS);
  if (!isObject(given)) return faults;
  return [
    ...faults,
    ...findWorkloadPartFaults(subject, given),
    ...findReplicatedPartFaults(subject, given),
    ...findUnknownProps({ subject, given: given.shutdown, path: 'shutdown.' }, SHUTDOWN_PROPS),
  ];
}
