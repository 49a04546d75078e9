import { development, ingressNginx } from 'fairlead';
import type { Overlay } from '../overlay';
import images from './images.json';

/** One machine: one pod of each service from local images, and nothing that outlives them. */
export const dev: Overlay = { ...development({ ingress: ingressNginx(), tag: images.tag }), host: 'shop.localhost' };
