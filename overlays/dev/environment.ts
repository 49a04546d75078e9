import { development, ingressNginx, prometheusAnnotations } from 'fairlead';
import { imagesOf } from '../images-of';
import type { Overlay } from '../overlay';
import images from './images.json';

/** One machine: one pod of each service from local images, and nothing that outlives them. */
export const dev: Overlay = {
  ...development({ ingress: ingressNginx() }),
  images: imagesOf(images),
  host: 'shop.localhost',
  monitoring: prometheusAnnotations(),
  rules: { kind: 'rule-file' },
  dashboards: { kind: 'files' },
};
