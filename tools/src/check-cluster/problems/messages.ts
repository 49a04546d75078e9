import type { FailureName } from '@fairlead/cluster';

/** One thing that `npm run check:cluster` can say. */
export interface Message {
  /** A warning is told, and fails nothing. */
  readonly severity: 'error' | 'warning';
  /** What to do, in a line. `docs/what-to-do-when.md` has more. */
  readonly next: string;
}

const error = (next: string): Message => ({ severity: 'error', next });
const warning = (next: string): Message => ({ severity: 'warning', next });

/** Why a cluster could not be asked. */
const FAILURES: Readonly<Record<FailureName, Message>> = {
  'kubectl-missing': error('install kubectl: npm run validate -- --for check:cluster says how'),
  'context-unknown': error('take a context that kubectl config get-contexts lists'),
  'cluster-unreachable': error('start the cluster, or take another context'),
  'not-logged-in': error('log in again, as the cluster asks for'),
  'no-permission': error('ask who runs the cluster for the right to get and list this'),
};

/** All that it can say, by names that stay the same. */
export const MESSAGES = {
  ...FAILURES,
  'not-all-is-told': warning('ask who runs the cluster for the right to list this; until then nobody looks at it'),
  'namespace-missing': error('deploy the environment: npm run deploy'),
  'object-missing': error('apply the environment again: npm run deploy'),
  'node-not-ready': error('look at the node: kubectl describe node NAME'),
  'node-under-pressure': error('free what the node runs out of, or add a node'),
  'node-cordoned': warning('allow pods there again once it is repaired: kubectl uncordon NAME'),
  'pods-refused': error('change what the cluster refuses: a quota, Pod Security, a webhook'),
  'pod-not-scheduled': error('make room: another node, or smaller requests'),
  'pod-failed': warning('read why it ended; then delete it'),
  'pod-not-terminating': error('find what holds it: its node, or a finalizer'),
  'image-not-pulled': error('correct the tag, load the image, or name one that the nodes can pull in images.json'),
  'container-config-missing': error('make the Secret, the ConfigMap or the key that it names'),
  'container-not-started': error('correct its command, its user or its mounts'),
  'volume-not-mounted': error('make what the volume is of, or free it'),
  'init-container-waiting': error('find out why what it waits for does not answer: its pods, its Service, the NetworkPolicies'),
  'container-out-of-memory': error('raise the memory limit, or find what takes so much'),
  'container-killed-by-probe': error('find out why it does not answer its probe in time'),
  'container-crashing': error('read its last log lines; correct what it complains of'),
  'container-restarted': warning('read its previous log: kubectl logs --previous'),
  'container-not-ready': error('find out why its readiness probe fails: what it needs may not answer'),
  'rollout-incomplete': error('wait for it, or roll back'),
  'autoscaler-without-metrics': error('look after the metrics server: kubectl top pods must answer'),
  'autoscaler-at-limit': warning('raise maxReplicas, or find what takes so much'),
  'budget-blocks-drains': warning('give the workload one pod more, or the budget one pod less'),
  'claim-not-bound': error('look at its StorageClass and its events: kubectl describe pvc NAME'),
  'secret-not-synced': error('look at the store and at the key that it names'),
  'ingress-class-missing': error('install the controller, or correct ingressClassName'),
  'ingress-without-endpoints': error('find out why no pod of the Service is ready'),
  'ingress-without-address': warning('name the address: --ingress http://ADDRESS'),
  'ingress-not-answering': error('look at the controller, and whether the NetworkPolicies let it in'),
  'doctor-error': error('do what the finding says; npx fairlead doctor --live has all of it'),
  'doctor-warning': warning('do what the finding says; npx fairlead doctor --live has all of it'),
} as const satisfies Readonly<Record<string, Message>>;

export type MessageName = keyof typeof MESSAGES;

/** Where a message has its section. */
export const HELP = 'docs/what-to-do-when.md';
