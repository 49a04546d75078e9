import { Inventory } from './inventory';
import { joinWorkloadKinds, type WorkloadKind } from './objects/workload-kinds';

/**
 * Manifests, read with kinds that run pods beside those that are known. What takes documents takes them as well.
 *
 * @example
 * const workers = { kind: 'Worker.example.com', template: 'spec.template', replicas: 'spec.replicas' } as const;
 * inferDependencies(readManifests(documents, [workers]));
 */
export function readManifests(documents: readonly unknown[], workloadKinds: readonly WorkloadKind[] = []): Inventory {
  return new Inventory(documents, joinWorkloadKinds(workloadKinds));
}
