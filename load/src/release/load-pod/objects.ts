import type { ClusterObject } from '@fairlead/cluster';
import { apiGateway } from '@fairlead/contracts/api-gateway';

/** Names of what is made in the cluster. */
export const PLACE = Object.freeze({ namespace: 'release-proof', pod: 'load', policy: 'release-proof' });

/** Where the images of the services have Node. */
export const NODE_PROGRAM = '/usr/local/bin/node';

const FOLDER = '/load';

/** Where the pod has the load program. */
export const PROGRAM_FILE = `${FOLDER}/program.js`;

const RESTRICTED = { 'pod-security.kubernetes.io/enforce': 'restricted' };

interface ObjectsProps {
  /** Of the platform. */
  readonly namespace: string;
  readonly image: string;
  readonly node: string;
  /** The text of the load program. */
  readonly program: string;
}

/** The namespace first, and then what is in it: a pod is admitted only where its ServiceAccount is there. */
export function toObjects(props: ObjectsProps): readonly (readonly ClusterObject[])[] {
  return [[namespace()], [policy(props), configMap(props), pod(props)]];
}

function namespace(): ClusterObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: PLACE.namespace, labels: RESTRICTED } };
}

/** The gateway takes connections of an ingress controller alone. */
function policy({ namespace }: ObjectsProps): ClusterObject {
  const spec = {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': apiGateway.name } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': PLACE.namespace } } }],
        ports: [{ protocol: 'TCP', port: apiGateway.ports.traffic }],
      },
    ],
  };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: PLACE.policy, namespace }, ...{ spec } };
}

function configMap({ program }: ObjectsProps): ClusterObject {
  const metadata = { name: PLACE.pod, namespace: PLACE.namespace };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...{ data: { 'program.js': program } } };
}

function pod({ image, node }: ObjectsProps): ClusterObject {
  const container = {
    name: PLACE.pod,
    image,
    command: [NODE_PROGRAM, '-e', 'setInterval(() => {}, 1e9)'],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
    volumeMounts: [{ name: 'program', mountPath: FOLDER, readOnly: true }],
  };
  const spec = {
    nodeSelector: { 'kubernetes.io/hostname': node },
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, runAsUser: 1001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
    volumes: [{ name: 'program', configMap: { name: PLACE.pod } }],
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: PLACE.pod, namespace: PLACE.namespace }, ...{ spec } };
}
