import type { Kubectl, List } from '@fairlead/cluster';
import type { Labels } from 'fairlead/doctor';
import type { End } from '../end';
import type { PeerProtocol } from './peer';

export interface ServiceObject {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: { readonly clusterIP: string; readonly selector?: Labels };
}

export interface PodObject {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly labels?: Labels };
  readonly status: { readonly podIP?: string };
}

/** Where a connection to a Service of the cluster itself ends. */
export interface ClusterService {
  readonly name: string;
  readonly address: string;
  readonly protocols: readonly PeerProtocol[];
  readonly port: number;
  readonly ends: readonly { readonly end: End; readonly port: number }[];
}

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** DNS and the API server, which every cluster has under these names. */
export async function findClusterServices(kubectl: Kubectl): Promise<readonly ClusterService[]> {
  return Promise.all([findDns(kubectl), findApiServer(kubectl)]);
}

async function findDns(kubectl: Kubectl): Promise<ClusterService> {
  const { spec } = await kubectl.getJson<ServiceObject>('service', 'kube-dns', '--namespace=kube-system');
  const { items } = await kubectl.getJson<List<PodObject>>('pods', '--namespace=kube-system', '--selector=k8s-app=kube-dns');
  const ends = items.map(({ metadata, status }) => ({
    port: 53,
    end: {
      name: `kube-system/${metadata.name}`,
      address: status.podIP ?? '',
      outsider: { namespaceLabels: { [NAMESPACE_NAME]: 'kube-system' }, podLabels: metadata.labels ?? {} },
    },
  }));
  return { name: 'DNS', address: spec.clusterIP, protocols: ['TCP', 'UDP'], port: 53, ends };
}

interface EndpointSlice {
  readonly endpoints: readonly { readonly addresses: readonly string[] }[];
  readonly ports: readonly { readonly port: number }[];
}

async function findApiServer(kubectl: Kubectl): Promise<ClusterService> {
  const { spec } = await kubectl.getJson<ServiceObject>('service', 'kubernetes', '--namespace=default');
  const { items } = await kubectl.getJson<List<EndpointSlice>>(
    'endpointslices',
    '--namespace=default',
    '--selector=kubernetes.io/service-name=kubernetes',
  );
  const ends = items.flatMap(({ endpoints, ports }) =>
    endpoints.flatMap(({ addresses }) =>
      addresses.flatMap((address) => ports.map(({ port }) => ({ port, end: { name: `host ${address}`, address } }))),
    ),
  );
  return { name: 'API server', address: spec.clusterIP, protocols: ['TCP'], port: 443, ends };
}
