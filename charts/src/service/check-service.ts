import { type ServiceContract, SHUTDOWN_DEFAULTS, STARTUP_SECONDS } from 'fairlead/contract';
import type { Environment } from '../environment/environment';
import { checkAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { checkReplicated } from '../deployment/replicated-props';
import { replicas } from '../deployment/scale';
import { checkShutdown, deriveShutdown } from '../workload/grace-period';
import { checkWorkload, workloadStandIn } from '../workload/workload-props';
import { findServicePropFaults, HTTP_SERVICE_DEFAULTS, HTTP_SERVICE_PARTS, type HttpServiceProps } from './service-props';

/** What a service was given, its defaults filled in. */
export type CompleteServiceProps = Omit<HttpServiceProps, 'env'> &
  Pick<Required<HttpServiceProps>, keyof typeof HTTP_SERVICE_DEFAULTS> & { readonly env?: object };

const STAND_IN: CompleteServiceProps = Object.freeze({ ...HTTP_SERVICE_DEFAULTS, scale: replicas(1) });

type Given = Omit<HttpServiceProps, 'env'> & { readonly env?: object };

/** What stands in for the props of a service that cannot be as it was given. */
export function serviceStandIn(given: Given): CompleteServiceProps {
  return workloadStandIn(STAND_IN, given);
}

/**
 * Lets through only a service that Kubernetes accepts and that can keep its contract.
 *
 * @param owner such as `prod/user-service`
 * @returns what it was given, its defaults filled in
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkService(owner: string, contract: ServiceContract, environment: Environment, given: Given): CompleteServiceProps {
  const props: CompleteServiceProps = { ...STAND_IN, ...givenProps(given, HTTP_SERVICE_PARTS) };
  const { routes, startupSeconds, shutdown } = contract.faults ? { ...contract, ...CONTRACT_STAND_IN } : contract;
  checkAll(
    () => checkProps(owner, findServicePropFaults(given)),
    () => checkWorkload(owner, contract, props),
    () => checkReplicated(owner, startupSeconds, props),
    () => checkShutdown(owner, routes, deriveShutdown({ shutdown }, environment, props.shutdown), props.terminationGracePeriodSeconds),
  );
  return props;
}

/** What would only repeat the faults of a contract is not asked again. */
const CONTRACT_STAND_IN = Object.freeze({ routes: [], startupSeconds: STARTUP_SECONDS, shutdown: SHUTDOWN_DEFAULTS });
