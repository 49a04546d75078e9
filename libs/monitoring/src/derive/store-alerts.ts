import type { Subject } from '@fairlead/exposition/series';
import type { Store } from 'fairlead';
import { connectionsExhausted } from '../alerts/service/pool-exhausted';
import { storeDown } from '../alerts/store/store-down';
import { redisFull } from '../alerts/store/store-full';
import type { Alert } from '../rules/alert';

/** What follows from who uses a store. What a foreign service measures nobody knows. */
export function storeAlerts(store: Store, subject: Subject): readonly Alert[] {
  const clients = store.services.filter(({ contract, metrics }) => metrics !== undefined && !contract.foreign);
  const names = clients.map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    storeDown(
      subject,
      store.kind,
      clients.map((client) => ({ service: client.name, storeName: store.nameFor(client) })),
    ),
    ...(store.kind === 'redis' ? [redisFull(subject, names)] : []),
  ];
}

/** The alert of a service whose connections to a store are a share of what that can bear. */
export function poolAlerts(stores: readonly Store[], service: Subject): readonly Alert[] {
  return stores.flatMap((store) => {
    const client = store.services.find(({ name }) => name === service.name);
    const [size] = client === undefined ? [] : Object.values(store.poolVariables(client));
    return size === undefined ? [] : [connectionsExhausted(service, store.name, Number(size))];
  });
}
