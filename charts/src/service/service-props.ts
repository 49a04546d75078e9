import { Size } from 'cdk8s';
import { findPropFaults, findUnknownProps, isObject, type KnownProps, type ServiceContract, type Variables } from 'fairlead/contract';
import { type Shutdown, SHUTDOWN_PROPS } from './grace-period';
import { DISRUPTION_BUDGET_DEFAULTS } from '../pod/disruption-budget';
import { findNoObject } from '../checks/props';
import { findPodExtraFaults } from '../pod/pod-extra-faults';
import type { PodExtras } from '../pod/pod-extras';
import { findProbePropFaults, type ProbeOverrides } from '../pod/probes';
import { LOG_STORAGE } from '../pod/resources';
import { findScalePropFaults, type Scale } from './scale';

/** Values of a contract's variables. A secret one has no place here: credentials come by reference. */
export type OwnVariables<Env extends Variables> = {
  readonly [Name in keyof Env as Env[Name] extends { readonly secret: true } ? never : Name]?: string | number;
};

/** What a service's contract does not say. Everything but the scale follows from the contract and the graph where it is not given. */
export interface HttpServiceProps<Contract extends ServiceContract = ServiceContract> {
  /** How many pods run: `autoscale({ min: 3, max: 10, cpu: 70 })` or `replicas(3)`. Development runs one whatever it says. */
  readonly scale: Scale;

  /**
   * Memory that is kept for a pod.
   *
   * @default 256 MiB
   */
  readonly memory?: Size;

  /**
   * Most memory that a pod gets, at least `memory`. A pod that takes more than `memory` is the first to die when its node fills up.
   *
   * @default `memory`
   */
  readonly memoryLimit?: Size;

  /**
   * Share of the memory limit for the heap of Node.js, above 0 and below 1; the rest is code, stacks and buffers.
   *
   * @default 0.75
   */
  readonly heapShare?: number;

  /**
   * Processor that is kept for a pod, in thousandths of a core. An autoscaler's target is a share of it.
   *
   * @default 250
   */
  readonly cpuMillis?: number;

  /**
   * Most processor that a pod gets, in thousandths of a core: one core, since JavaScript runs on one.
   *
   * @default 1000
   */
  readonly cpuLimitMillis?: number;

  /**
   * Disk of its node that is kept for a pod's log, and for what it writes to empty volumes.
   *
   * @default 100 MiB: five files of 10 MiB, as the kubelet keeps them, and as much until it looks again
   */
  readonly ephemeralStorage?: Size;

  /**
   * Most disk of its node that a pod gets, at least `ephemeralStorage` and what its empty volumes may hold: a pod that takes more is evicted.
   *
   * @default `ephemeralStorage`
   */
  readonly ephemeralStorageLimit?: Size;

  /**
   * Values of its contract's variables, beside those that follow from the graph: `{ RATE_LIMIT_PER_SECOND: 50 }`.
   *
   * @default the contract's defaults
   */
  readonly env?: OwnVariables<Contract['env']>;

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
   * User and group that it runs as, 1 or more: what its image was made for.
   *
   * @default 1001, as our images
   */
  readonly user?: number;

  /**
   * What its pod has beside what follows from the contract.
   *
   * @default nothing
   */
  readonly pod?: PodExtras;
}

/** Every literal above. */
export const HTTP_SERVICE_DEFAULTS = Object.freeze({
  memory: Size.mebibytes(256),
  heapShare: 0.75,
  cpuMillis: 250,
  cpuLimitMillis: 1_000,
  ephemeralStorage: LOG_STORAGE,
  evictableShare: DISRUPTION_BUDGET_DEFAULTS.evictableShare,
  revisionHistoryLimit: 3,
  user: 1001,
});

const HTTP_SERVICE_PROPS: KnownProps<HttpServiceProps> = {
  scale: 'required',
  memory: 'optional',
  memoryLimit: 'optional',
  ephemeralStorage: 'optional',
  ephemeralStorageLimit: 'optional',
  heapShare: 'optional',
  cpuMillis: 'optional',
  cpuLimitMillis: 'optional',
  env: 'optional',
  shutdown: 'optional',
  terminationGracePeriodSeconds: 'optional',
  probes: 'optional',
  surge: 'optional',
  evictableShare: 'optional',
  revisionHistoryLimit: 'optional',
  user: 'optional',
  pod: 'optional',
};

/** What no service has, at whatever depth, and what one lacks. Its variables are its contract's. */
export function findServicePropFaults(given: Omit<HttpServiceProps, 'env'> & { readonly env?: unknown }): string[] {
  const subject = 'an HttpService';
  const faults = findPropFaults({ subject, given }, HTTP_SERVICE_PROPS);
  if (!isObject(given)) return faults;
  return [
    ...faults,
    ...(given.scale === undefined ? [] : findScalePropFaults(subject, given.scale)),
    ...findNoObject(subject, 'env', given.env, 'the values of its variables by name'),
    ...findUnknownProps({ subject, given: given.shutdown, path: 'shutdown.' }, SHUTDOWN_PROPS),
    ...findProbePropFaults(subject, given.probes),
    ...findPodExtraFaults(subject, given.pod),
  ];
}
