import { findPropFaults, isObject, type KnownProps, type WorkerContract } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { checkWhole } from '../checks/whole-number';
import { checkProbes, findProbePropFaults } from '../pod/probes';
import { checkGracePeriod } from '../workload/grace-period';
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
import { workerShutdown } from './worker-contract';
import { findUselessProbes, findWorkerProbeFaults, type WorkerProbes } from './worker-probes';

/** How the pods of a daemon run, beside what all workloads have. */
export interface DaemonProps {
  /**
   * Numbers of the probes that differ, where its contract says how it is asked. Startup must leave the contract's `startupSeconds`.
   *
   * @default startup as long as the contract says, liveness 30 s
   */
  readonly probes?: WorkerProbes;

  /**
   * Nodes whose pod may be missing at once while a rollout goes on, 1 or more.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;

  /**
   * Old revisions that can be rolled back to.
   *
   * @default 3
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Seconds between SIGTERM and SIGKILL: at least as long as its contract says that a stop takes.
   *
   * @default that and 5 s, rounded up
   */
  readonly terminationGracePeriodSeconds?: number;
}

/** What a daemon's contract does not say: everything has a default. */
export interface DaemonServiceProps<Contract extends WorkerContract = WorkerContract> extends WorkloadProps<Contract>, DaemonProps {}

/** What a daemon was given, of whatever contract. */
export type GivenDaemonProps = GivenWorkloadProps & DaemonProps;

/** The same, its defaults filled in. */
export type CompleteDaemonProps = CompleteWorkloadProps &
  DaemonProps &
  Pick<Required<DaemonProps>, 'maxUnavailable' | 'revisionHistoryLimit'>;

/** Every literal of these props. */
export const DAEMON_SERVICE_DEFAULTS = Object.freeze({ ...WORKLOAD_DEFAULTS, maxUnavailable: 1, revisionHistoryLimit: 3 });

const SUBJECT = 'a DaemonService';

const DAEMON_SERVICE_PROPS: KnownProps<DaemonServiceProps> = {
  ...WORKLOAD_PROPS,
  probes: 'optional',
  maxUnavailable: 'optional',
  revisionHistoryLimit: 'optional',
  terminationGracePeriodSeconds: 'optional',
};

/** What stands in for the props of a daemon that cannot be as it was given. */
export function daemonStandIn(given: GivenDaemonProps): CompleteDaemonProps {
  return workloadStandIn(DAEMON_SERVICE_DEFAULTS, given);
}

/**
 * Lets through only a daemon that Kubernetes accepts and that can keep its contract.
 *
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkDaemon(owner: string, contract: WorkerContract, given: GivenDaemonProps): CompleteDaemonProps {
  const props: CompleteDaemonProps = { ...DAEMON_SERVICE_DEFAULTS, ...givenProps(given, [...WORKLOAD_PARTS, 'probes']) };
  const { maxUnavailable, revisionHistoryLimit } = props;
  checkAll(
    () => checkProps(owner, findDaemonPropFaults(given)),
    () => checkWorkload(owner, contract, props),
    () => checkWhole(owner, { maxUnavailable }),
    () => checkWhole(owner, { revisionHistoryLimit }, 0),
    // What a wrong contract lacks would only follow from that.
    () => (contract.faults ? undefined : checkTimes(owner, contract, props)),
    () => refuseAll(findUselessProbes(contract, props.probes).map((fault) => `${owner}: ${fault}`)),
  );
  return props;
}

function checkTimes(owner: string, contract: WorkerContract, props: CompleteDaemonProps): void {
  checkAll(
    () => checkProbes(owner, contract.startupSeconds, props.probes),
    () => checkGracePeriod(owner, workerShutdown(contract), props.terminationGracePeriodSeconds),
  );
}

function findDaemonPropFaults(given: GivenDaemonProps): string[] {
  const faults = findPropFaults({ subject: SUBJECT, given }, DAEMON_SERVICE_PROPS);
  if (!isObject(given)) return faults;
  const { probes }: DaemonProps = given;
  return [
    ...faults,
    ...findWorkloadPartFaults(SUBJECT, given),
    ...findProbePropFaults(SUBJECT, probes),
    ...findWorkerProbeFaults(SUBJECT, probes),
  ];
}
