import { externalSecrets, ingressNginx, production } from 'fairlead';
import type { Overlay } from '../overlay';
import images from './images.json';

/** What serves clients. */
export const prod: Overlay = {
  ...production({
    images,
    credentials: externalSecrets({ clusterSecretStore: 'platform' }),
    // The controller's pods have addresses of the cluster's pods: here the range of kubeadm's and kind's default.
    ingress: ingressNginx({ tlsSecretName: 'shop-tls', trustedProxies: ['10.244.0.0/16'] }),
  }),
  host: 'shop.example.com',
};
