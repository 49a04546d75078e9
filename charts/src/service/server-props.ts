import { findPropFaults, findUnknownProps, isObject, type KnownProps, type ServerContract } from 'fairlead/contract';
import { checkAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import {
  checkReplicated,
  type CompleteReplicatedProps,
  findReplicatedPartFaults,
  REPLICATED_DEFAULTS,
  REPLICATED_PARTS,
  REPLICATED_PROPS,
  type ReplicatedProps,
} from '../deployment/replicated-props';
import { replicas } from '../deployment/scale';
import type { Environment } from '../environment/environment';
import { checkShutdown, deriveShutdown, type Shutdown, SHUTDOWN_PROPS } from '../workload/grace-period';
import {
  checkWorkload,
  type CompleteWorkloadProps,
  findWorkloadPartFaults,
  type GivenWorkloadProps,
  WORKLOAD_DEFAULTS,
  WORKLOAD_PARTS,
  WORKLOAD_PROPS,
  type WorkloadProps,
  workloadStandIn,
} from '../workload/workload-props';

/** What the contract of a server that does not speak HTTP does not say. */
export interface TcpServerProps<Contract extends ServerContract = ServerContract> extends WorkloadProps<Contract>, ReplicatedProps {
  /**
   * How it stops, in milliseconds, where an environment wants other times than its contract. No environment without load balancers
   * to wait for lingers.
   *
   * @default the contract's
   */
  readonly shutdown?: Partial<Shutdown>;
}

/** The same of a gRPC server. */
export type GrpcServiceProps<Contract extends ServerContract = ServerContract> = TcpServerProps<Contract>;

/** What such a server was given, of whatever contract. */
export type GivenServerProps = GivenWorkloadProps & ReplicatedProps & Pick<TcpServerProps, 'shutdown'>;

/** The same, its defaults filled in. */
export type CompleteServerProps = CompleteWorkloadProps & CompleteReplicatedProps & Pick<TcpServerProps, 'shutdown'>;

const PROPS: KnownProps<TcpServerProps> = { ...REPLICATED_PROPS, ...WORKLOAD_PROPS, shutdown: 'optional' };
const PARTS = [...WORKLOAD_PARTS, ...REPLICATED_PARTS, 'shutdown'] as const;
const STAND_IN: CompleteServerProps = Object.freeze({ ...WORKLOAD_DEFAULTS, ...REPLICATED_DEFAULTS, scale: replicas(1) });

/** What stands in for the props of a server that cannot be as it was given. */
export function serverStandIn(given: GivenServerProps): CompleteServerProps {
  return workloadStandIn(STAND_IN, given);
}

/**
 * Lets through only a server that Kubernetes accepts and that can keep its contract.
 *
 * @param subject with its article: `a GrpcService`
 * @returns what it was given, its defaults filled in
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkServer(
  subject: string,
  owner: string,
  contract: ServerContract,
  environment: Environment,
  given: GivenServerProps,
): CompleteServerProps {
  const props: CompleteServerProps = { ...STAND_IN, ...givenProps(given, PARTS) };
  const { startupSeconds } = contract;
  const shutdown = deriveShutdown(contract, environment, props.shutdown);
  checkAll(
    () => checkProps(owner, findPropFaults({ subject, given }, PROPS), findParts(subject, given)),
    () => checkWorkload(owner, contract, props),
    // What a wrong contract lacks would only follow from that.
    () => (contract.faults ? undefined : checkReplicated(owner, startupSeconds, props)),
    () => (contract.faults ? undefined : checkShutdown(owner, [], shutdown, props.terminationGracePeriodSeconds)),
  );
  return props;
}

function findParts(subject: string, given: GivenServerProps): string[] {
  if (!isObject(given)) return [];
  return [
    ...findWorkloadPartFaults(subject, given),
    ...findReplicatedPartFaults(subject, given),
    ...findUnknownProps({ subject, given: given.shutdown, path: 'shutdown.' }, SHUTDOWN_PROPS),
  ];
}
