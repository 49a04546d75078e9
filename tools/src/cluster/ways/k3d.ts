import { CLUSTER_NAME, CONFIG, type Way } from './way';

/** Nodes of k3s in Docker containers, by k3d. It brings Traefik, a metrics server and volumes. */
export const K3D: Way = {
  name: 'k3d',
  context: `k3d-${CLUSTER_NAME}`,
  create: [
    {
      says: 'creating the cluster',
      command: ['k3d', 'cluster', 'create', CLUSTER_NAME, '--config', `${CONFIG}/k3d.yaml`, '--wait', '--timeout', '5m'],
      unless: [{ command: ['k3d', 'cluster', 'get', CLUSTER_NAME] }],
      hint: 'the ports 80 and 443 must be free, and Docker must run',
    },
    { says: 'naming it in the kubeconfig', command: ['k3d', 'kubeconfig', 'merge', CLUSTER_NAME, '--kubeconfig-merge-default'] },
  ],
  delete: [
    {
      says: 'deleting the cluster',
      command: ['k3d', 'cluster', 'delete', CLUSTER_NAME],
      unless: [{ command: ['k3d', 'cluster', 'list', '--no-headers'], prints: new RegExp(`^(?!(?:[^]*\\n)?${CLUSTER_NAME}\\s)`) }],
    },
  ],
  addOns: [],
  loadImage: (image) => ['k3d', 'image', 'import', image, '--cluster', CLUSTER_NAME],
};
