import { setTimeout as delay } from 'node:timers/promises';
import { PATIENCE_MS } from './await-ready';
import type { LocalService } from './local-service';

/**
 * Starts each service once those that it calls are ready, so that none finds another one missing that only takes its time. One that is
 * not ready in time holds nobody up any longer: its callers can do without it.
 *
 * @param services callees before their callers
 * @param start resolves once the service is ready
 */
export async function startInOrder<Service extends Pick<LocalService, 'name' | 'calls'>>(
  services: readonly Service[],
  start: (service: Service) => Promise<void>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const ready = new Map<string, Promise<void>>();
  for (const service of services) {
    const callees = service.calls.flatMap((name) => ready.get(name) ?? []);
    const isPatient = Promise.race([Promise.all(callees), delay(patienceMs, undefined, { ref: false })]);
    ready.set(
      service.name,
      isPatient.then(() => start(service)),
    );
  }
  await Promise.all(ready.values());
}
