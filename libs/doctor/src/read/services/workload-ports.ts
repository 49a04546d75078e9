import type { Inventory } from '../inventory';
import type { Workload } from '../workload';
import { findTarget } from './pod-port';
import type { Service } from './service';

/** Numbers of ports, by the workload that has them. */
export class WorkloadPorts {
  private readonly numbers = new Map<Workload, Set<number>>();

  /**
   * The ports to which any of some Services leads.
   *
   * @throws UnreadField when nobody can tell where one leads
   */
  static ledToBy(services: readonly Service[], inventory: Inventory): WorkloadPorts {
    const led = new WorkloadPorts();
    for (const service of services) {
      for (const { workload, ports } of inventory.backendsOf(service))
        for (const port of service.spec.ports ?? []) led.add(workload, findTarget(port, ports));
    }
    return led;
  }

  has(workload: Workload, port: number): boolean {
    return this.numbers.get(workload)?.has(port) === true;
  }

  private add(workload: Workload, port: number | undefined): void {
    if (port === undefined) return;
    const known = this.numbers.get(workload);
    if (known) known.add(port);
    else this.numbers.set(workload, new Set([port]));
  }
}
