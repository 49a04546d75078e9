import { isThere, type KubectlCommand, type Question } from '../plan/step';

/** What a cluster must have beside Kubernetes, and a release of it. */
export interface AddOn {
  /** What it is called in the progress. */
  readonly name: string;
  readonly url: string;
  /** The object of it that says that it is there, as `kubectl` takes it. */
  readonly object: readonly [resource: string, ...inNamespace: readonly string[]];
  /** Whether a cluster has what it brings, from whomever. */
  readonly isInstalled: (kubectl: KubectlCommand) => Question;
  /** JSON patch of `object`. @default it stays as it is published */
  readonly patch?: string;
  /** Deployment that must have rolled out, with its namespace. @default none */
  readonly awaits?: readonly string[];
}

export const INGRESS_NGINX: AddOn = {
  name: 'ingress-nginx',
  url: 'https://raw.githubusercontent.com/kubernetes/ingress-nginx/controller-v1.12.3/deploy/static/provider/kind/deploy.yaml',
  object: ['namespace/ingress-nginx'],
  isInstalled: (kubectl) => isThere(kubectl, 'ingressclass', 'nginx'),
  awaits: ['deployment/ingress-nginx-controller', '--namespace=ingress-nginx'],
};

/** For autoscalers. */
export const METRICS_SERVER: AddOn = {
  name: 'the metrics server',
  url: 'https://github.com/kubernetes-sigs/metrics-server/releases/download/v0.8.0/components.yaml',
  object: ['deployment/metrics-server', '--namespace=kube-system'],
  isInstalled: (kubectl) => isThere(kubectl, 'apiservice', 'v1beta1.metrics.k8s.io'),
  awaits: ['deployment/metrics-server', '--namespace=kube-system'],
};

/** A StorageClass that claims get without naming one. */
export const LOCAL_PATH_STORAGE: AddOn = {
  name: 'a default StorageClass',
  url: 'https://raw.githubusercontent.com/rancher/local-path-provisioner/v0.0.31/deploy/local-path-storage.yaml',
  object: ['storageclass/local-path'],
  patch: JSON.stringify([{ op: 'add', path: '/metadata/annotations', value: { 'storageclass.kubernetes.io/is-default-class': 'true' } }]),
  isInstalled: (kubectl) => ({
    command: kubectl(
      'get',
      'storageclass',
      '--output=jsonpath={.items[*].metadata.annotations.storageclass\\.kubernetes\\.io/is-default-class}',
    ),
    prints: /true/,
  }),
  awaits: ['deployment/local-path-provisioner', '--namespace=local-path-storage'],
};
