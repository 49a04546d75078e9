import type { Platform } from 'fairlead';
import type { OwnQueue } from '../derive/own-queue';
import type { Dashboard } from '../panels/panel';
import { takeInventory } from './inventory';
import { loadDashboard } from './load-dashboard';
import { platformDashboard } from './platform-dashboard';
import { serviceDashboard } from './service-dashboard';
import { storesDashboard } from './stores-dashboard';

/** What {@link deriveDashboards} cannot know of a platform. */
export interface DashboardSettings {
  /**
   * Queues that services have of their own.
   *
   * @default none
   */
  readonly queues?: readonly OwnQueue[];
}

/**
 * The dashboards of a platform whose edges are all declared: one for the platform, one for its stores, one for load runs, and one for each
 * service. The same platform gives the same dashboards.
 *
 * @throws TypeError where a queue has no bound
 *
 * @example
 * const dashboards = deriveDashboards(shop);
 */
export function deriveDashboards(platform: Platform, { queues = [] }: DashboardSettings = {}): readonly Dashboard[] {
  const { namespace } = platform;
  const inventory = takeInventory(platform, queues);
  const { services, stores } = inventory;
  const isMeasured = services.some((service) => service.isMeasured);
  return [
    platformDashboard(namespace, inventory),
    ...(stores.length > 0 ? [storesDashboard(namespace, stores)] : []),
    ...(isMeasured ? [loadDashboard(namespace, inventory)] : []),
    ...services.map((service) => serviceDashboard(namespace, service, stores)),
  ];
}
