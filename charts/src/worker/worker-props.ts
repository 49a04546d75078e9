import { findPropFaults, isObject, type KnownProps, type WorkerContract } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
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

/** How the pods of a worker are replaced. */
export type WorkerStrategy =
  | {
      /**
       * New pods start beside old ones.
       *
       * @default RollingUpdate
       */
      readonly strategy?: 'RollingUpdate';
      /**
       * Pods that a rollout adds before it takes as many away, 1 or more.
       *
       * @default 1; where the rollout is paced a tenth of the most pods, rounded up
       */
      readonly surge?: number;
    }
  | {
      /** All old pods stop before a new one starts: for work that two versions must not do at once. */
      readonly strategy: 'Recreate';
      /** There is none. */
      readonly surge?: never;
    };

/** What a worker's contract does not say. Everything but the scale follows from the contract and the graph where it is not given. */
export type WorkerProps<Contract extends WorkerContract = WorkerContract> = WorkloadProps<Contract> &
  Omit<ReplicatedProps, 'probes' | 'surge'> &
  WorkerStrategy & {
    /**
     * Numbers of the probes that differ, where its contract says how it is asked. Startup must leave the contract's `startupSeconds`.
     *
     * @default startup as long as the contract says, liveness 30 s
     */
    readonly probes?: WorkerProbes;
  };

/** What a worker was given, its defaults filled in. */
export type CompleteWorkerProps = CompleteWorkloadProps & CompleteReplicatedProps & Pick<WorkerProps, 'strategy'>;

/** Every literal of these props. */
export const WORKER_DEFAULTS = Object.freeze({ ...WORKLOAD_DEFAULTS, ...REPLICATED_DEFAULTS });

const SUBJECT = 'a Worker';
const STRATEGIES = ['RollingUpdate', 'Recreate'];
const STAND_IN: CompleteWorkerProps = Object.freeze({ ...WORKER_DEFAULTS, scale: replicas(1) });

const WORKER_PROPS = { ...REPLICATED_PROPS, ...WORKLOAD_PROPS, strategy: 'optional' } as const satisfies KnownProps<
  WorkloadProps & ReplicatedProps & Pick<WorkerProps, 'strategy'>
>;

/** What was given, of whatever contract. */
export type GivenWorkerProps = GivenWorkloadProps & ReplicatedProps & Pick<WorkerProps, 'strategy'>;

/** What stands in for the props of a worker that cannot be as it was given. */
export function workerStandIn(given: GivenWorkerProps): CompleteWorkerProps {
  return workloadStandIn(STAND_IN, given);
}

/**
 * Lets through only a worker that Kubernetes accepts and that can keep its contract.
 *
 * @param owner such as `prod/mailer`
 * @returns what it was given, its defaults filled in
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkWorker(owner: string, contract: WorkerContract, given: GivenWorkerProps): CompleteWorkerProps {
  const props: CompleteWorkerProps = { ...STAND_IN, ...givenProps(given, [...WORKLOAD_PARTS, ...REPLICATED_PARTS]) };
  checkAll(
    () => checkProps(owner, findWorkerPropFaults(given)),
    () => checkWorkload(owner, contract, props),
    // What a wrong contract lacks would only follow from that.
    () => (contract.faults ? undefined : checkTimes(owner, contract, props)),
    () => refuseAll([...findStrategyFaults(props), ...findUselessProbes(contract, props.probes)].map((fault) => `${owner}: ${fault}`)),
  );
  return props;
}

function checkTimes(owner: string, contract: WorkerContract, props: CompleteWorkerProps): void {
  checkAll(
    () => checkReplicated(owner, contract.startupSeconds, props),
    () => checkGracePeriod(owner, workerShutdown(contract), props.terminationGracePeriodSeconds),
  );
}

function findWorkerPropFaults(given: GivenWorkerProps): string[] {
  const faults = findPropFaults({ subject: SUBJECT, given }, WORKER_PROPS);
  if (!isObject(given)) return faults;
  const { probes } = given;
  return [
    ...faults,
    ...findWorkloadPartFaults(SUBJECT, given),
    ...findReplicatedPartFaults(SUBJECT, given),
    ...findWorkerProbeFaults(SUBJECT, probes),
  ];
}

function findStrategyFaults({ strategy, surge }: CompleteWorkerProps): string[] {
  return [
    ...(strategy === undefined || STRATEGIES.includes(strategy)
      ? []
      : [`strategy is ${JSON.stringify(strategy)}; write ${STRATEGIES.join(' or ')}`]),
    ...(strategy === 'Recreate' && surge !== undefined
      ? [`surge is ${surge}, but strategy: 'Recreate' adds no pod ahead; leave surge out`]
      : []),
  ];
}
