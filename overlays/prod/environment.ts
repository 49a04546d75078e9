import { externalSecrets, production } from 'fairlead';
import type { Overlay } from '../overlay';
import images from './images.json';

/** What serves clients. */
export const prod: Overlay = {
  ...production({
    images,
    credentials: externalSecrets({ clusterSecretStore: 'platform' }),
    ingress: { className: 'nginx', tlsSecretName: 'shop-tls' },
  }),
  host: 'shop.example.com',
};
