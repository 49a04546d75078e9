import { development, ingressNginx } from 'fairlead';
import type { Overlay } from '../overlay';

/** One machine: one pod of each service from local images, and nothing that outlives them. */
export const dev: Overlay = { ...development({ ingress: ingressNginx() }), host: 'shop.localhost' };
