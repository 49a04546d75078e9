import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { isObject, type KnownProps, showGiven, type Variables, type WorkloadContract } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { findNoObject, givenProps } from '../checks/props';
import { checkShare } from '../checks/share';
import { checkWhole } from '../checks/whole-number';
import { isRepository } from '../environment/image';
import { findPodExtraFaults } from '../pod/pod-extra-faults';
import type { PodExtras } from '../pod/pod-extras';
import { checkResources, LOG_STORAGE } from '../pod/resources';
import { findWritableFaults, type Writable } from '../pod/writable';
import { checkOmittedSecrets } from './own-secrets';
import { checkOwnVariables } from './own-variables';
import type { SharedSecret } from './shared-secret';

/** Values of a contract's variables. A secret one has no place here: credentials come by reference. */
export type OwnVariables<Env extends Variables> = {
  readonly [Name in keyof Env as Env[Name] extends { readonly secret: true } ? never : Name]?: string | number;
};

/** What every workload may be given, whatever object runs its pods: what its contract and the graph do not say. */
export interface WorkloadProps<Contract extends WorkloadContract = WorkloadContract> {
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
   * Most processor that a pod gets, in thousandths of a core: one core, since JavaScript runs on one. No pod has a limit where the
   * environment says so (`pods.cpuLimits`).
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
   * @default `ephemeralStorage`, and what it may write to
   */
  readonly ephemeralStorageLimit?: Size;

  /**
   * Name under which the environment knows its image: that of another component, where one image holds the programs of both.
   *
   * @default its own name
   */
  readonly image?: string;

  /**
   * Program that its container runs, with its arguments: `['node', 'dist/worker.js']`.
   *
   * @default that of its image
   */
  readonly command?: readonly string[];

  /**
   * Arguments of that program.
   *
   * @default those of its image
   */
  readonly args?: readonly string[];

  /**
   * Values of its contract's variables, beside those that follow from the graph: `{ RATE_LIMIT_PER_SECOND: 50 }`.
   *
   * @default the contract's defaults
   */
  readonly env?: OwnVariables<Contract['env']>;

  /**
   * Credentials of its contract that it can do without and that this platform does not give. All others have their place by themselves:
   * under `<namespace>/<name>` in the environment's secret store, each with the name of its variable.
   *
   * @default none
   */
  readonly omitSecrets?: readonly string[];

  /**
   * Credentials of its contract that other workloads read too, and that are kept once. What its contract does not read of them it does not
   * get.
   *
   * @default none: each credential is its own
   */
  readonly sharedSecrets?: readonly SharedSecret[];

  /**
   * User and group that it runs as, 1 or more: what its image was made for.
   *
   * @default what the environment says of all workloads (`pods.user`), else 10001: above the users of any node
   */
  readonly user?: number;

  /**
   * Folders that its container may write to, all else being read-only: `['/tmp']`, or `[{ path: '/tmp', size: Size.mebibytes(512) }]`. They
   * are empty at first and go with the pod. What they may hold, 64 MiB each, is added to the limit of its ephemeral storage.
   *
   * @default none
   */
  readonly writable?: readonly Writable[];

  /**
   * What its pod has beside what follows from the contract.
   *
   * @default nothing
   */
  readonly pod?: PodExtras;
}

/** Every literal above. */
export const WORKLOAD_DEFAULTS = Object.freeze({
  memory: Size.mebibytes(256),
  heapShare: 0.75,
  cpuMillis: 250,
  cpuLimitMillis: 1_000,
  ephemeralStorage: LOG_STORAGE,
});

/** What a workload was given, of whatever contract. */
export type GivenWorkloadProps = Omit<WorkloadProps, 'env'> & { readonly env?: object };

/** The same, its defaults filled in. */
export type CompleteWorkloadProps = GivenWorkloadProps & Pick<Required<WorkloadProps>, keyof typeof WORKLOAD_DEFAULTS>;

/** The props above. */
export const WORKLOAD_PROPS: KnownProps<WorkloadProps> = {
  memory: 'optional',
  memoryLimit: 'optional',
  ephemeralStorage: 'optional',
  ephemeralStorageLimit: 'optional',
  heapShare: 'optional',
  cpuMillis: 'optional',
  cpuLimitMillis: 'optional',
  image: 'optional',
  command: 'optional',
  args: 'optional',
  env: 'optional',
  omitSecrets: 'optional',
  sharedSecrets: 'optional',
  user: 'optional',
  writable: 'optional',
  pod: 'optional',
};

/** Those that are objects. */
export const WORKLOAD_PARTS = ['env', 'pod'] as const;

/**
 * What no part of these props has, at whatever depth. Its variables are its contract's.
 *
 * @param subject with its article: `an HttpService`
 */
export function findWorkloadPartFaults(subject: string, given: Omit<GivenWorkloadProps, 'env'> & { readonly env?: unknown }): string[] {
  const { env, pod, image, command, args, writable } = given;
  return [
    ...findNoObject(subject, 'env', env, 'the values of its variables by name'),
    ...findPodExtraFaults(subject, pod),
    ...findWritableFaults(subject, writable),
    ...(image === undefined || isRepository(image) ? [] : [`image is ${showGiven(image)}, which is no name; write that of a component`]),
    ...Object.entries({ command, args }).flatMap(([field, words]) => findNoWords(field, words)),
  ];
}

/** The API server takes no number for a text. */
function findNoWords(field: string, words: unknown): string[] {
  const areWords = Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string');
  return words === undefined || areWords ? [] : [`${field} is ${showGiven(words)}; write a list of texts such as ["node", "main.js"]`];
}

/**
 * Lets through only what Kubernetes accepts and what its contract reads.
 *
 * @param owner such as `prod/user-service`
 * @throws InvalidPlatform with every fault, those of its contract too
 */
export function checkWorkload(owner: string, contract: WorkloadContract, props: CompleteWorkloadProps): void {
  const { user, heapShare } = props;
  checkAll(
    () => refuseAll(contract.faults ?? []),
    () => checkResources(owner, props),
    () => checkWhole(owner, { user }),
    () => checkShare(owner, 'heapShare', heapShare, '0.75'),
    () => checkOwnVariables(owner, contract, { ...props.env }),
    () => checkOmittedSecrets(owner, contract, props.omitSecrets),
  );
}

/**
 * What stands in for the props of a workload that cannot be as it was given: all but the values of its variables, its shared secrets and the
 * name of its image, which are looked at too.
 *
 * @param standIn sound props of its kind
 */
export function workloadStandIn<Props extends GivenWorkloadProps>(standIn: Props, given: GivenWorkloadProps): Props {
  const { env, pod, image, sharedSecrets } = givenProps(given);
  const podEnv: unknown = pod?.env;
  return {
    ...standIn,
    ...(isRepository(image) && { image }),
    ...(sharedSecrets !== undefined && { sharedSecrets }),
    ...(isObject(env) && { env }),
    ...(Array.isArray(podEnv) && { pod: { env: podEnv.filter(isVariable) } }),
  };
}

function isVariable(variable: unknown): variable is k8s.EnvVar {
  return isObject(variable) && typeof variable['name'] === 'string';
}
