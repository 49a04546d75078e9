import type { Metrics } from '@fairlead/service-kit';
import { Gauge } from 'prom-client';
import type { UserStore } from './store/user-store';

/** `users_total`, counted when it is scraped. While the store is away it keeps its last value, and the scrape its other metrics. */
export function registerUsersTotal({ registry }: Pick<Metrics, 'registry'>, store: Pick<UserStore, 'count'>): void {
  new Gauge({
    name: 'users_total',
    help: 'Users stored.',
    registers: [registry],
    async collect() {
      const count = await store.count().catch(() => undefined);
      if (count !== undefined) this.set(count);
    },
  });
}
