import { InvalidPlatform } from './invalid-platform';

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
}

/** How many pods run: a fixed count or an autoscaler, never both, for each would undo the other's changes. */
export type Scale = Replicas | Autoscale;

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
  const faults = scale.kind === 'replicas' ? replicasFaults(scale) : autoscaleFaults(scale);
  if (faults.length > 0) throw new InvalidPlatform(faults.map((fault) => `${owner}: ${fault}`));
}

function replicasFaults({ replicas }: Replicas): string[] {
  return isCount(replicas) ? [] : [`replicas is ${replicas}, which is no number of pods; give a whole number of at least 1`];
}

function autoscaleFaults({ min, max, cpu }: Autoscale): string[] {
  const counts = Object.entries({ minReplicas: min, maxReplicas: max })
    .filter(([, count]) => !isCount(count))
    .map(([field, count]) => `${field} is ${count}, which is no number of pods; give a whole number of at least 1`);
  const order =
    min > max
      ? [`minReplicas (${min}) exceeds maxReplicas (${max}), so Kubernetes rejects the autoscaler; lower minReplicas or raise maxReplicas`]
      : [];
  const target =
    isCount(cpu) && cpu <= 100
      ? []
      : [`cpu is ${cpu}, which no pod can be steered to; give a whole percentage of the request from 1 to 100`];
  return [...counts, ...order, ...target];
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1;
