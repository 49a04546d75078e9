import { INGRESS_NGINX, METRICS_SERVER } from '../needs/add-ons';
import { CLUSTER_NAME, CONFIG, type Way } from './way';

const named = ['--name', CLUSTER_NAME];

/** Nodes in Docker containers, by kind. Its kubelets sign their own certificates, which the metrics server takes only when it is told to. */
export const KIND: Way = {
  name: 'kind',
  context: `kind-${CLUSTER_NAME}`,
  create: [
    {
      says: 'creating the cluster',
      command: ['kind', 'create', 'cluster', ...named, '--config', `${CONFIG}/kind.yaml`, '--wait', '5m'],
      unless: [{ command: ['kind', 'get', 'clusters'], prints: new RegExp(`^${CLUSTER_NAME}$`, 'm') }],
      hint: 'the ports 80 and 443 must be free, and Docker must run',
    },
    { says: 'naming it in the kubeconfig', command: ['kind', 'export', 'kubeconfig', ...named] },
  ],
  delete: [{ says: 'deleting the cluster', command: ['kind', 'delete', 'cluster', ...named] }],
  addOns: [
    INGRESS_NGINX,
    {
      ...METRICS_SERVER,
      patch: JSON.stringify([{ op: 'add', path: '/spec/template/spec/containers/0/args/-', value: '--kubelet-insecure-tls' }]),
    },
  ],
  loadImage: (image) => ['kind', 'load', 'docker-image', image, ...named],
};
