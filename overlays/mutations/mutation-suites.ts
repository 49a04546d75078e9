import { App } from 'cdk8s';
import type { Platform } from 'fairlead';
import { dev } from '../dev/environment';
import { createShop } from '../platform';
import { prod } from '../prod/environment';
import { ADDRESS_MUTATIONS } from './address-mutations';
import { BUDGET_MUTATIONS } from './budget-mutations';
import type { Mutation } from './mutation';
import { REFERENCE_MUTATIONS } from './reference-mutations';
import { TRAFFIC_MUTATIONS } from './traffic-mutations';
import { createWarehouse } from './warehouse';
import { WAREHOUSE_MUTATIONS } from './warehouse-mutations';
import { wiringMutations } from './wiring-mutations';

/** A platform, and what is edited in its manifests. */
export interface MutationSuite {
  readonly title: string;
  readonly platform: Platform;
  readonly mutations: readonly Mutation[];
}

/** Every mutation, by platform. */
export function createMutationSuites(): readonly MutationSuite[] {
  return [
    {
      title: 'The shop, prod',
      platform: createShop(new App(), prod),
      mutations: [...TRAFFIC_MUTATIONS, ...ADDRESS_MUTATIONS, ...BUDGET_MUTATIONS, ...REFERENCE_MUTATIONS, ...wiringMutations('shop-prod')],
    },
    { title: 'The shop, dev', platform: createShop(new App(), dev), mutations: wiringMutations('shop-dev') },
    {
      title: 'A warehouse with a full MongoDB, a store outside the cluster and a quota',
      platform: createWarehouse(),
      mutations: WAREHOUSE_MUTATIONS,
    },
  ];
}
