import { awsSecretsManager, ingressNginx, podMonitors, production } from 'fairlead';
import type { Overlay } from '../overlay';
import images from './images.json';

/** By which the Prometheus of the cluster picks what it reads: those that kube-prometheus-stack looks for. */
const PROMETHEUS = { release: 'prometheus' };

/** What serves clients. */
export const prod: Overlay = {
  ...production({
    images,
    credentials: awsSecretsManager({ region: 'eu-central-1', roleArn: 'arn:aws:iam::111122223333:role/shop-prod-secrets' }),
    // The controller's pods have addresses of the cluster's pods: here the range of kubeadm's and kind's default.
    ingress: ingressNginx({ tlsSecretName: 'shop-tls', trustedProxies: ['10.244.0.0/16'] }),
  }),
  host: 'shop.example.com',
  monitoring: podMonitors({ labels: PROMETHEUS }),
  rules: { kind: 'prometheus-rule', labels: PROMETHEUS },
  dashboards: { kind: 'config-maps' },
};
