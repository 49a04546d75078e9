import type { Metrics } from '@fairlead/service-kit';
import { Gauge } from 'prom-client';
import type { UserStore } from './store/user-store';

/**
 * `users_total`, counted when it is scraped. Every pod tells the same number, that of the store they share: `max` of them is right, and
 * `sum` is wrong. While the store is away it keeps its last value, and the scrape its other metrics.
 */
export function registerUsersTotal({ registry }: Pick<Metrics, 'registry'>, store: Pick<UserStore, 'count'>): void {
  new Gauge({
    name: 'users_total',
    help: 'Users in the store that all pods share: each pod tells the whole number, so take max(), never sum().',
    registers: [registry],
    async collect() {
      const count = await store.count().catch(() => undefined);
      if (count !== undefined) this.set(count);
    },
  });
}
