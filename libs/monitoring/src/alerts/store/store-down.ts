import { COMPONENT_LABEL, oneOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A service that uses a store. */
export interface StoreClient {
  readonly service: string;
  /** What the service calls the store. */
  readonly storeName: string;
}

/** No pod of a service that uses the store reaches it. */
export function storeDown(store: Subject, kind: string, clients: readonly StoreClient[]): Alert {
  const names = [...new Set(clients.map(({ storeName }) => storeName))];
  const queries = names.map((dependency) => {
    const services = clients.filter(({ storeName }) => storeName === dependency).map(({ service }) => service);
    const matchers = { namespace: store.namespace, [COMPONENT_LABEL]: { like: oneOf(services) }, dependency };
    return `max by (${COMPONENT_LABEL}) (${select('dependency_up', matchers)}) == 0`;
  });
  return {
    name: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Down`,
    severity: 'critical',
    expr: queries.join(' or '),
    for: '1m',
    summary: `A service that uses ${store.name} does not reach it`,
  };
}
