import type { ResourceName, ResourceSide } from '../../read/pod-resources';
import { RESOURCE_UNITS } from '../../read/quantities/resource-unit';

/** What quotas limit, under all of its names (Resource Quotas, "Compute resource quota" and "Object count quota"). */
export interface QuotaResource {
  readonly name: string;
  readonly quotaNames: readonly string[];
  readonly unit: string;
  readonly side?: ResourceSide;
  readonly resource?: ResourceName;
}

/** Everything that is summed up for a namespace, in the order of the table. */
export const QUOTA_RESOURCES: readonly QuotaResource[] = [
  { name: 'pods', quotaNames: ['pods', 'count/pods'], unit: 'pods' },
  { name: 'CPU requests', quotaNames: ['requests.cpu', 'cpu'], unit: RESOURCE_UNITS.cpu, side: 'requests', resource: 'cpu' },
  { name: 'CPU limits', quotaNames: ['limits.cpu'], unit: RESOURCE_UNITS.cpu, side: 'limits', resource: 'cpu' },
  { name: 'memory requests', quotaNames: ['requests.memory', 'memory'], unit: RESOURCE_UNITS.memory, side: 'requests', resource: 'memory' },
  { name: 'memory limits', quotaNames: ['limits.memory'], unit: RESOURCE_UNITS.memory, side: 'limits', resource: 'memory' },
  {
    name: 'ephemeral storage requests',
    quotaNames: ['requests.ephemeral-storage', 'ephemeral-storage'],
    unit: RESOURCE_UNITS['ephemeral-storage'],
    side: 'requests',
    resource: 'ephemeral-storage',
  },
  {
    name: 'ephemeral storage limits',
    quotaNames: ['limits.ephemeral-storage'],
    unit: RESOURCE_UNITS['ephemeral-storage'],
    side: 'limits',
    resource: 'ephemeral-storage',
  },
];
