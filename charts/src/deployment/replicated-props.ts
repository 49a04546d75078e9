import type { KnownProps } from 'fairlead/contract';
import { checkAll } from '../checks/invalid-platform';
import { checkShare } from '../checks/share';
import { checkWhole } from '../checks/whole-number';
import { DISRUPTION_BUDGET_DEFAULTS } from '../pod/disruption-budget';
import { checkProbes, findProbePropFaults, type ProbeOverrides } from '../pod/probes';
import { checkScale, findScalePropFaults, type Scale } from './scale';

/** What every workload may be given that runs as many like pods: a Deployment. */
export interface ReplicatedProps {
  /** How many pods run: `autoscale({ min: 3, max: 10, cpu: 70 })` or `replicas(3)`. Development runs one whatever it says. */
  readonly scale: Scale;

  /**
   * Numbers of the probes that differ. Startup must leave the contract's `startupSeconds`.
   *
   * @default startup as long as the contract says, liveness 30 s, readiness 10 s
   */
  readonly probes?: ProbeOverrides;

  /**
   * Pods that a rollout adds before it takes as many away, 1 or more. Where a store's budget paces the rollout, each step waits until the
   * pods of the one before have terminated, and every pod of it costs its share of the store's connections twice.
   *
   * @default 1; where the rollout is paced a tenth of the most pods, rounded up
   */
  readonly surge?: number;

  /**
   * Share of the pods that may be evicted at once, above 0 and up to 1. One may always be.
   *
   * @default 1/3
   */
  readonly evictableShare?: number;

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

/** Every literal above. */
export const REPLICATED_DEFAULTS = Object.freeze({ evictableShare: DISRUPTION_BUDGET_DEFAULTS.evictableShare, revisionHistoryLimit: 3 });

/** The same props, their defaults filled in. */
export type CompleteReplicatedProps = ReplicatedProps & Pick<Required<ReplicatedProps>, keyof typeof REPLICATED_DEFAULTS>;

/** The props above. */
export const REPLICATED_PROPS: KnownProps<ReplicatedProps> = {
  scale: 'required',
  probes: 'optional',
  surge: 'optional',
  evictableShare: 'optional',
  revisionHistoryLimit: 'optional',
  terminationGracePeriodSeconds: 'optional',
};

/** Those that are objects. */
export const REPLICATED_PARTS = ['scale', 'probes'] as const;

/** What no part of these props has. */
export function findReplicatedPartFaults(subject: string, { scale, probes }: Partial<ReplicatedProps>): string[] {
  return [...(scale === undefined ? [] : findScalePropFaults(subject, scale)), ...findProbePropFaults(subject, probes)];
}

/**
 * Lets through only what Kubernetes accepts.
 *
 * @param startupSeconds longest that a start may take
 * @throws InvalidPlatform with every fault
 */
export function checkReplicated(owner: string, startupSeconds: number, props: CompleteReplicatedProps): void {
  const { surge, revisionHistoryLimit, evictableShare } = props;
  checkAll(
    () => checkScale(owner, props.scale),
    () => checkWhole(owner, { surge }),
    () => checkWhole(owner, { revisionHistoryLimit }, 0),
    () => checkShare(owner, 'evictableShare', evictableShare, '1/3', true),
    () => checkProbes(owner, startupSeconds, props.probes),
  );
}
