import type { Inventory } from '../../../read/inventory';
import type { SelectedWorkload } from '../../../read/selection/selected-workload';
import type { Monitor } from '../../../read/monitoring/monitor';
import { unlessUnread } from '../../../read/schema/unread-field';
import type { Service } from '../../../read/services/service';
import { groupBy } from '../../../sets/group-by';
import { indexByNamespace, type LabelIndex } from '../../../sets/label-index';
import { LabelSet } from '../../../sets/label-set';

/** The Services of a set of manifests, as ServiceMonitors find them: by their own labels. */
export class MonitoredServices {
  private readonly inventory: Inventory;
  private readonly byNamespace: ReadonlyMap<string, readonly Service[]>;
  private readonly indexes: ReadonlyMap<string, LabelIndex<Service>>;

  constructor(inventory: Inventory) {
    const services = inventory.services.filter((service) => unlessUnread(() => service.labels) !== undefined);
    this.inventory = inventory;
    this.byNamespace = groupBy(services, ({ reference }) => reference.namespace);
    this.indexes = indexByNamespace(services, ({ reference, labels }) => ({ namespace: reference.namespace, labels }));
  }

  /** All in the namespaces of a monitor. */
  within({ namespaces }: Monitor): readonly Service[] {
    return (namespaces ?? [...this.byNamespace.keys()]).flatMap((namespace) => this.byNamespace.get(namespace) ?? []);
  }

  /**
   * Those that a monitor selects.
   *
   * @throws UnreadField when there may be more
   */
  select({ selector, namespaces }: Monitor): readonly Service[] {
    const labels = LabelSet.of(selector);
    return (namespaces ?? [...this.indexes.keys()]).flatMap((namespace) => {
      this.inventory.objects.assertComplete('Service', namespace);
      return this.indexes.get(namespace)?.find(labels) ?? [];
    });
  }
}

/** The workloads whose pods a monitor selects. */
export function monitoredWorkloads({ selector, namespaces }: Monitor, inventory: Inventory): readonly SelectedWorkload[] {
  const everywhere = () => [...new Set(inventory.workloads.map(({ reference }) => reference.namespace))];
  return (namespaces ?? everywhere()).flatMap((namespace) => inventory.select(namespace, selector));
}
