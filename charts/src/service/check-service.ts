import type { k8s } from 'cdk8s-plus-28';
import { isObject, type ServiceContract, SHUTDOWN_DEFAULTS, STARTUP_SECONDS } from 'fairlead/contract';
import type { Environment } from '../environment/environment';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { checkShare } from '../checks/share';
import { checkWhole } from '../checks/whole-number';
import { checkProbes } from '../pod/probes';
import { checkResources } from '../pod/resources';
import { checkShutdown, deriveShutdown } from './grace-period';
import { checkOwnVariables } from './own-variables';
import { checkScale, replicas } from './scale';
import { findServicePropFaults, HTTP_SERVICE_DEFAULTS, type HttpServiceProps } from './service-props';

/** What a service was given, its defaults filled in. */
export type CompleteServiceProps = Omit<HttpServiceProps, 'env'> &
  Pick<Required<HttpServiceProps>, keyof typeof HTTP_SERVICE_DEFAULTS> & { readonly env?: object };

const STAND_IN: CompleteServiceProps = Object.freeze({ ...HTTP_SERVICE_DEFAULTS, scale: replicas(1) });

/** What stands in for the props of a service that cannot be as it was given: all but the values of its variables, which are looked at too. */
export function serviceStandIn(given: Given): CompleteServiceProps {
  const { env, pod } = givenProps(given);
  const podEnv: unknown = pod?.env;
  return {
    ...STAND_IN,
    ...(isObject(env) && { env }),
    ...(Array.isArray(podEnv) && { pod: { env: podEnv.filter(isVariable) } }),
  };
}

function isVariable(variable: unknown): variable is k8s.EnvVar {
  return isObject(variable) && typeof variable['name'] === 'string';
}

type Given = Omit<HttpServiceProps, 'env'> & { readonly env?: object };

/**
 * Lets through only a service that Kubernetes accepts and that can keep its contract.
 *
 * @param owner such as `prod/user-service`
 * @returns what it was given, its defaults filled in
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkService(owner: string, contract: ServiceContract, environment: Environment, given: Given): CompleteServiceProps {
  const props: CompleteServiceProps = { ...STAND_IN, ...givenProps(given, ['scale', 'env', 'shutdown', 'probes', 'pod']) };
  const { surge, user, revisionHistoryLimit, heapShare, evictableShare } = props;
  const { routes, startupSeconds, shutdown } = contract.faults ? { ...contract, ...CONTRACT_STAND_IN } : contract;
  checkAll(
    () => refuseAll(contract.faults ?? []),
    () => checkProps(owner, findServicePropFaults(given)),
    () => checkScale(owner, props.scale),
    () => checkResources(owner, props),
    () => checkWhole(owner, { surge, user }),
    () => checkWhole(owner, { revisionHistoryLimit }, 0),
    () => checkShare(owner, 'heapShare', heapShare, '0.75'),
    () => checkShare(owner, 'evictableShare', evictableShare, '1/3', true),
    () => checkShutdown(owner, routes, deriveShutdown({ shutdown }, environment, props.shutdown), props.terminationGracePeriodSeconds),
    () => checkProbes(owner, startupSeconds, props.probes),
    () => checkOwnVariables(owner, contract, { ...props.env }),
  );
  return props;
}

/** What would only repeat the faults of a contract is not asked again. */
const CONTRACT_STAND_IN = Object.freeze({ routes: [], startupSeconds: STARTUP_SECONDS, shutdown: SHUTDOWN_DEFAULTS });
