import {
  findUnknownProps,
  findVariantFaults,
  isObject,
  type KnownProps,
  type KnownVariants,
  showGiven,
  showNumber,
} from 'fairlead/contract';
import { InvalidPlatform, refuse } from '../checks/invalid-platform';
import { isSince } from '../environment/cluster/kubernetes-version';
import type { Environment } from '../environment/environment';

/** A fixed number of pods. */
export interface Replicas {
  readonly kind: 'replicas';
  /** Pods, 1 or more. */
  readonly replicas: number;
}

/** As many pods as their processors need, within bounds. */
export interface Autoscale {
  readonly kind: 'autoscale';
  /** Fewest pods, 1 or more. */
  readonly min: number;
  /** Most pods, at least `min`. */
  readonly max: number;
  /** Mean processor use that the autoscaler steers for, in percent of the request: 1 to 100. */
  readonly cpu: number;
  /**
   * How fast pods go when there is less to do.
   *
   * @default one pod a minute, once five minutes have agreed on it ({@link SCALE_DOWN})
   */
  readonly scaleDown?: Partial<ScaleDown>;
  /**
   * How far processor use may be from `cpu` before pods come or go. Clusters have it since Kubernetes {@link TOLERANCE_SINCE}, so the
   * environment has to say such a release.
   *
   * @default that of the cluster: a tenth of `cpu`, up and down
   */
  readonly tolerance?: Partial<Tolerance>;
}

/** How far a mean may be from its target, as a share of the target with up to three decimals: 0.05 is a twentieth. From 0, below 1. */
export interface Tolerance {
  /** Before pods come. */
  readonly scaleUp: number;
  /** Before pods go. */
  readonly scaleDown: number;
}

/** The release that takes a tolerance without a feature gate (KEP-4951, beta). */
export const TOLERANCE_SINCE = '1.35';

/** How fast an autoscaler takes pods away. */
export interface ScaleDown {
  /** Seconds of which the busiest moment decides: 0 to 3600. */
  readonly stabilizationSeconds: number;
  /** Pods that may go in one period. */
  readonly pods: number;
  /** Length of a period in seconds: 1 to 1800. */
  readonly periodSeconds: number;
}

/**
 * Five minutes, as Kubernetes itself waits; then one pod a minute, where Kubernetes takes all at once. A pod that terminates keeps its
 * connections for as long as its grace period, and a minute is longer than that (40 s by default): no more of them pile up than the budgets count.
 */
export const SCALE_DOWN: ScaleDown = Object.freeze({ stabilizationSeconds: 300, pods: 1, periodSeconds: 60 });

/** How many pods run: a fixed count or an autoscaler, never both, for each would undo the other's changes. */
export type Scale = Replicas | Autoscale;

const SCALE_PROPS: KnownVariants<Scale, 'kind'> = {
  replicas: { kind: 'required', replicas: 'required' },
  autoscale: { kind: 'required', min: 'required', max: 'required', cpu: 'required', scaleDown: 'optional', tolerance: 'optional' },
};

const SCALE_DOWN_PROPS: KnownProps<ScaleDown> = { stabilizationSeconds: 'required', pods: 'required', periodSeconds: 'required' };
const TOLERANCE_PROPS: KnownProps<Tolerance> = { scaleUp: 'required', scaleDown: 'required' };

/** What no scale has, and what one lacks. */
export function findScalePropFaults(subject: string, scale: Scale): string[] {
  const { scaleDown, tolerance }: Partial<Autoscale> = isObject(scale) && scale.kind === 'autoscale' ? scale : {};
  return [
    ...findVariantFaults({ subject, given: scale, path: 'scale.' }, 'kind', SCALE_PROPS),
    ...findUnknownProps({ subject, given: scaleDown, path: 'scale.scaleDown.' }, SCALE_DOWN_PROPS),
    ...findUnknownProps({ subject, given: tolerance, path: 'scale.tolerance.' }, TOLERANCE_PROPS),
  ];
}

/** A fixed number of pods. */
export function replicas(count: number): Replicas {
  return { kind: 'replicas', replicas: count };
}

/**
 * An autoscaler between two counts.
 *
 * @example
 * autoscale({ min: 3, max: 10, cpu: 70 })
 */
export function autoscale(bounds: Omit<Autoscale, 'kind'>): Autoscale {
  return { kind: 'autoscale', ...bounds };
}

/** Most pods that are wanted at once. */
export function maxPods(scale: Scale): number {
  return scale.kind === 'replicas' ? scale.replicas : scale.max;
}

/** Fewest pods that ever run. */
export function minPods(scale: Scale): number {
  return scale.kind === 'replicas' ? scale.replicas : scale.min;
}

/**
 * Lets through only what Kubernetes accepts.
 *
 * @param owner whose scale it is, such as `prod/user-service`
 * @throws InvalidPlatform with every bad number
 */
export function checkScale(owner: string, scale: Scale): void {
  // A kind that there is none of is no scale at all, which is told on its own.
  const faults = scale.kind === 'replicas' ? replicasFaults(scale) : scale.kind === 'autoscale' ? autoscaleFaults(scale) : [];
  if (faults.length > 0) throw new InvalidPlatform(faults.map((fault) => `${owner}: ${fault}`));
}

function replicasFaults({ replicas }: Replicas): string[] {
  return isCount(replicas)
    ? []
    : [`replicas is ${showNumber('replicas', replicas)}, which is no number of pods; give a whole number of at least 1`];
}

function autoscaleFaults({ min, max, cpu, scaleDown, tolerance }: Autoscale): string[] {
  const counts = Object.entries({ minReplicas: min, maxReplicas: max })
    .filter(([, count]) => !isCount(count))
    .map(([field, count]) => `${field} is ${showNumber(field, count)}, which is no number of pods; give a whole number of at least 1`);
  const order =
    min > max
      ? [`minReplicas (${min}) exceeds maxReplicas (${max}), so Kubernetes rejects the autoscaler; lower minReplicas or raise maxReplicas`]
      : [];
  const target =
    isCount(cpu) && cpu <= 100
      ? []
      : [`cpu is ${showNumber('cpu', cpu)}, which no pod can be steered to; give a whole percentage of the request from 1 to 100`];
  return [...counts, ...order, ...target, ...scaleDownFaults({ ...SCALE_DOWN, ...scaleDown }), ...toleranceFaults(tolerance)];
}

function scaleDownFaults({ stabilizationSeconds, pods, periodSeconds }: ScaleDown): string[] {
  const ranges = [
    ['stabilizationSeconds', stabilizationSeconds, 0, 3_600],
    ['pods', pods, 1, Number.MAX_SAFE_INTEGER],
    ['periodSeconds', periodSeconds, 1, 1_800],
  ] as const;
  return ranges
    .filter(([, number, min, max]) => !(Number.isInteger(number) && number >= min && number <= max))
    .map(([field, number, min, max]) => {
      const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
      return `scaleDown.${field} is ${showNumber(field, number)}, which Kubernetes rejects; give a whole number ${range}`;
    });
}

function toleranceFaults(tolerance: Autoscale['tolerance'] = {}): string[] {
  if (!isObject(tolerance)) return [`tolerance is ${showGiven(tolerance)}; write shares of cpu such as { scaleUp: 0.05 }`];
  return Object.entries({ scaleUp: tolerance.scaleUp, scaleDown: tolerance.scaleDown })
    .filter(([, share]) => share !== undefined && !(share >= 0 && share < 1 && Number.isInteger(toThousandths(share))))
    .map(([field, share]) => `tolerance.${field} is ${showNumber(field, share)}; give a share of cpu from 0 to 0.999, such as 0.05`);
}

/** As many thousandths, or a number that is none, where it is no whole number of them. */
function toThousandths(share: number): number {
  return Number((share * 1_000).toFixed(6));
}

/** A tolerance as the API server keeps it: `50m`. */
export function writeTolerance(share: number): string {
  return share === 0 ? '0' : `${toThousandths(share)}m`;
}

/**
 * Lets through only a scale that the cluster of an environment can hold.
 *
 * @param owner whose scale it is, such as `prod/user-service`
 * @throws InvalidPlatform where its release would leave a tolerance out without a word
 */
export function checkTolerance(owner: string, scale: Scale, environment: Pick<Environment, 'kubernetesVersion'>): void {
  if (scale.kind !== 'autoscale' || scale.tolerance === undefined || isSince(environment, TOLERANCE_SINCE)) return;
  const { kubernetesVersion } = environment;
  const target =
    kubernetesVersion === undefined ? 'its environment names no release' : `the release of its environment is ${kubernetesVersion}`;
  refuse(
    `${owner}: tolerance of its scale is something that Kubernetes has since ${TOLERANCE_SINCE}, and ${target}; write kubernetesVersion: "${TOLERANCE_SINCE}" there where that is so, or leave tolerance out`,
  );
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1;
