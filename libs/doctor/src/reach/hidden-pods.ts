import { formatReference, type WorkloadReference } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { unlessUnread } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';
import type { LabelSet } from '../sets/label-set';
import { type Labels, NAMESPACE_NAME } from '../sets/labels';
import type { Policy } from './policy';

/**
 * Pods of whose traffic nothing can be said, because something that decides about it could not be read: a policy of their namespace, its
 * labels, their own labels or ports.
 */
export class HiddenPods {
  private readonly inventory: Inventory;
  private readonly namespacesWithUnreadPolicies: ReadonlySet<string>;

  constructor(inventory: Inventory, read: readonly Policy[]) {
    const known = new Set(read.map(({ reference }) => formatReference(reference)));
    const unread = inventory.networkPolicies.filter(({ reference }) => !known.has(formatReference(reference)));
    this.inventory = inventory;
    this.namespacesWithUnreadPolicies = new Set(unread.map(({ reference }) => reference.namespace));
  }

  /** Whether all pods of a namespace are hidden. */
  hasAll(namespace: string): boolean {
    return (
      this.namespacesWithUnreadPolicies.has(namespace) ||
      this.inventory.objects.mayMiss('NetworkPolicy', namespace) ||
      this.labelsOf(namespace) === undefined
    );
  }

  /** Whether a workload of which no pods are seen is one of them; else there is none. */
  has(workload: WorkloadReference): boolean {
    return unlessUnread(() => isNetworked(this.inventory.findWorkload(workload))) ?? true;
  }

  /** Whether some of them may be in namespaces of which no pods are seen. */
  mayBeIn(namespaces: LabelSet): boolean {
    const mentioned = new Set(this.inventory.workloads.map(({ reference }) => reference.namespace));
    const hidden = [...mentioned].filter((namespace) => this.hasAll(namespace) || this.inventory.mayHidePods(namespace));
    return hidden.some((namespace) => {
      const labels = this.labelsOf(namespace);
      return !labels || namespaces.matches({ ...labels, [NAMESPACE_NAME]: namespace });
    });
  }

  /** Nothing where they cannot be told. */
  private labelsOf(namespace: string): Labels | undefined {
    const { namespaces, objects } = this.inventory;
    const labels = namespaces.get(namespace);
    if (!labels && objects.mayMiss('Namespace', namespace)) return undefined;
    return unlessUnread(() => labels?.() ?? {});
  }
}

/** Whether policies see the pods of a workload. On the host's network, what a pod sends and receives is its node's (Network Policies). */
export function isNetworked(workload: Workload | undefined): boolean {
  return workload !== undefined && !workload.pod.hostNetwork;
}
