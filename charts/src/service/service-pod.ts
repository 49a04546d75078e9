import type { k8s } from 'cdk8s-plus-28';
import type { ServiceContract } from 'fairlead/contract';
import type { ServiceScope } from '../graph/scope';
import type { Image } from '../environment/image';
import { lazyList } from '../objects/lazily';
import { addExtras, type PodExtras } from '../pod/pod-extras';
import { RESTRICTED_CONTAINER, restrictedPod } from '../pod/pod-security';
import { createProbes, probeHandlers, type ProbeOverrides } from '../pod/probes';
import { type Resources, toRequirements } from '../pod/resources';
import type { CredentialReference, ServiceEdges } from './service-edges';
import { topologySpread } from '../pod/topology-spread';

/** What a service's pod follows from. */
export interface ServicePodProps {
  readonly service: ServiceScope;
  readonly image: Image;
  readonly resources: Resources;
  readonly terminationGracePeriodSeconds: number;
  readonly probes?: ProbeOverrides;
  /** User and group that it runs as. */
  readonly user: number;
  readonly extras: PodExtras;
  /** Read when the pod is rendered, since edges are declared after the service is made. */
  readonly edges: ServiceEdges;
}

/** The pod of a service: one container with three probes, held back until every required store accepts connections. */
export function servicePod(props: ServicePodProps): k8s.PodSpec {
  const { service, image, resources, terminationGracePeriodSeconds, edges, extras, user, probes } = props;
  const { name, contract, podLabels } = service;
  const pod: k8s.PodSpec = {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: restrictedPod(user),
    terminationGracePeriodSeconds,
    topologySpreadConstraints: topologySpread(podLabels),
    initContainers: lazyList(() => [...edges.waits]),
    containers: [
      {
        name,
        ...image,
        ports: containerPorts(contract.ports),
        envFrom: [{ configMapRef: { name } }],
        env: lazyList(() => [...edges.credentials().map(toReference), ...(extras.env ?? [])]),
        ...createProbes(probeHandlers(contract), contract.startupSeconds, probes),
        resources: toRequirements(resources),
        securityContext: RESTRICTED_CONTAINER,
      },
    ],
  };
  return addExtras(pod, extras);
}

function containerPorts({ traffic, management }: ServiceContract['ports']): k8s.ContainerPort[] {
  const http = { name: 'http', containerPort: traffic };
  return management === traffic ? [http] : [http, { name: 'management', containerPort: management }];
}

function toReference({ variable, secretName, key }: CredentialReference): k8s.EnvVar {
  return { name: variable, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
