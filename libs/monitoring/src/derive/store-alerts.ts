import type { Subject } from '@fairlead/exposition/series';
import type { Store } from 'fairlead';
import { isRunningKind } from '../alerts/cluster/replicas-unavailable';
import { connectionsExhausted } from '../alerts/service/pool-exhausted';
import { storeDown } from '../alerts/store/store-down';
import { redisFull } from '../alerts/store/store-full';
import type { Alert } from '../rules/alert';
import type { RenderedObject } from './rendered-object';

/** What follows from who uses a store. What a foreign service measures nobody knows. */
export function storeAlerts(store: Store, subject: Subject, objects: readonly RenderedObject[]): readonly Alert[] {
  const clients = store.services.filter(({ contract, metrics }) => metrics !== undefined && !contract.foreign);
  const names = clients.map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    storeDown(
      subject,
      store.kind,
      clients.map((client) => ({ service: client.name, storeName: store.nameFor(client) })),
      objects.map(({ kind }) => kind).find(isRunningKind),
    ),
    ...(store.kind === 'redis' ? [redisFull(subject, names)] : []),
  ];
}

/** The alert of a service whose connections to a store are a share of what that can bear. */
export function poolAlerts(stores: readonly Store[], service: Subject): readonly Alert[] {
  return countedPools(stores, service).map(({ store, size }) => connectionsExhausted(service, store, size));
}

/** A service's connections to a store, and by how many operations they are in use. */
export interface CountedPool {
  readonly store: string;
  /** Most connections of a pod. */
  readonly size: number;
}

/** The pools of a service whose use is known: operations of MongoDB are what services count of this sort. */
export function countedPools(stores: readonly Store[], service: Pick<Subject, 'name'>): readonly CountedPool[] {
  return stores
    .filter(({ kind }) => kind === 'mongo')
    .flatMap((store) => {
      const client = store.services.find(({ name }) => name === service.name);
      const [size] = client === undefined ? [] : Object.values(store.poolVariables(client));
      return size === undefined ? [] : [{ store: store.name, size: Number(size) }];
    });
}
