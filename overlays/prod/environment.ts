import { externalSecrets, ingressNginx, production } from 'fairlead';
import type { Overlay } from '../overlay';
import images from './images.json';

/** What serves clients. */
export const prod: Overlay = {
  ...production({
    images,
    credentials: externalSecrets({ clusterSecretStore: 'platform' }),
    ingress: ingressNginx({ tlsSecretName: 'shop-tls' }),
  }),
  host: 'shop.example.com',
};
