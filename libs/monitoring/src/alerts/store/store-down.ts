import { COMPONENT_LABEL, oneOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';
import { replicaSeries, type RunningKind } from '../cluster/replicas-unavailable';

/** A service that uses a store. */
export interface StoreClient {
  readonly service: string;
  /** What the service calls the store. */
  readonly storeName: string;
}

/** Kinds with an alert of their own name, and a page that tells of them; all others have one in common. */
const NAMES: Readonly<Record<string, string>> = { redis: 'RedisDown', mongo: 'MongoDown' };

/**
 * No pod of a service that uses the store reaches it, or the store has no pod that is ready: who starts anew waits for it, and says nothing.
 *
 * @param runsAs what keeps its pods running; missing where others run it
 */
export function storeDown(store: Subject, kind: string, clients: readonly StoreClient[], runsAs?: RunningKind): Alert {
  const names = [...new Set(clients.map(({ storeName }) => storeName))];
  const queries = names.map((dependency) => {
    const services = clients.filter(({ storeName }) => storeName === dependency).map(({ service }) => service);
    const matchers = { namespace: store.namespace, [COMPONENT_LABEL]: { like: oneOf(services) }, dependency };
    return `max by (${COMPONENT_LABEL}) (${select('dependency_up', matchers)}) == 0`;
  });
  const own = runsAs === undefined ? [] : [`max(${replicaSeries(store, runsAs).there}) == 0`];
  return {
    name: NAMES[kind] ?? 'StoreDown',
    severity: 'critical',
    expr: [...queries, ...own].join(' or '),
    for: '1m',
    summary: `A service that uses ${store.name} does not reach it`,
  };
}
