import { development, ingressNginx } from 'fairlead';
import type { Overlay } from '../overlay';

/** The images of this machine in Docker Compose: one of each, on stores that keep their records in named volumes. */
export const compose: Overlay = {
  ...development({ name: 'compose', ingress: ingressNginx(), logLevel: 'info' }),
  // Two of a service take turns while one of them is stopped.
  lingers: true,
  storage: { kind: 'persistent' },
  host: 'shop.localhost',
};

/** What a pod's limit does not say: the one small database node that the [figures](../../docs/performance/data-service.md) are of. */
export const COMPOSE_MEMORY_MIB = { mongo: 500 };
