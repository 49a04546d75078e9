import { findNearMiss } from '../../finding/near-miss';
import { formatReference, type NamespacedReference } from '../../finding/resource-reference';
import type { Inventory } from '../inventory';
import type { Workload } from '../workload';

/** Something that a scaler names, and that is not here. */
export interface MissingTarget {
  /** What it was meant to name, where something shows it. */
  readonly meant?: Workload;
  readonly severity: 'error' | 'warning';
  readonly fix: string;
}

/**
 * What is to be said of a scaler whose target is not here. It may be elsewhere, so that is a fault only where one here was meant: of the
 * same name and another kind, of a name that differs by a slip, or of the scaler's own name. Nothing where no workload of the namespace is
 * here, and of kinds of other groups: a Rollout may take its pods from a Deployment of its name.
 *
 * @throws UnreadField when it may be here all the same
 */
export function findMissingTarget(
  scaler: NamespacedReference,
  target: NamespacedReference,
  inventory: Inventory,
): MissingTarget | undefined {
  const { namespace, kind, name } = target;
  if (!inventory.knowsKind(kind) || isOfOtherGroup(kind) || inventory.findWorkload(target)) return undefined;
  const residents = inventory.workloadsIn(namespace);
  if (residents.length === 0) return undefined;
  const named = (other: string | undefined) => residents.find(({ reference }) => reference.name === other);
  const ofKind = residents.filter(({ reference }) => reference.kind === kind).map(({ reference }) => reference.name);
  const meant = named(name) ?? named(findNearMiss(name, ofKind)) ?? named(scaler.name);
  if (!meant) return { severity: 'warning', fix: 'name the workload that it is meant to scale' };
  return { meant, severity: 'error', fix: `scale ${formatReference(meant.reference)}` };
}

function isOfOtherGroup(kind: string): boolean {
  return kind.includes('.');
}
