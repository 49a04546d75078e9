import { App } from 'cdk8s';
import type { Platform } from 'fairlead';
import { createShop } from '../platform';
import { prod } from '../prod/environment';
import { BUDGET_MUTATIONS } from './budget-mutations';
import type { Mutation } from './mutation';
import { TRAFFIC_MUTATIONS } from './traffic-mutations';
import { createWarehouse } from './warehouse';
import { WAREHOUSE_MUTATIONS } from './warehouse-mutations';

/** A platform, and what is edited in its manifests. */
export interface MutationSuite {
  readonly title: string;
  readonly platform: Platform;
  readonly mutations: readonly Mutation[];
}

/** Every mutation, by platform. */
export function createMutationSuites(): readonly MutationSuite[] {
  return [
    { title: 'The shop, prod', platform: createShop(new App(), prod), mutations: [...TRAFFIC_MUTATIONS, ...BUDGET_MUTATIONS] },
    {
      title: 'A warehouse with a full MongoDB, a store outside the cluster and a quota',
      platform: createWarehouse(),
      mutations: WAREHOUSE_MUTATIONS,
    },
  ];
}
