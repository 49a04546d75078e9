import type { k8s } from 'cdk8s-plus-28';
import { gracePeriodSeconds } from './grace-period';
import type { HttpService } from './http-service';
import type { Image } from './image';
import { lazyList } from './lazily';
import { RESTRICTED_CONTAINER, restrictedPod, SERVICE_UID } from './pod-security';
import { httpProbes } from './probes';
import { type Resources, toRequirements } from './resources';
import type { CredentialReference, ServiceEdges } from './service-edges';
import { deriveShutdown } from './service-environment';
import { topologySpread } from './topology-spread';
import { waitFor } from './wait-for';

/** What a service's pod follows from. */
export interface ServicePodProps {
  readonly service: HttpService;
  readonly image: Image;
  readonly resources: Resources;
  /** Read when the pod is rendered, since edges are declared after the service is made. */
  readonly edges: ServiceEdges;
}

/** The pod of a service: one container with three probes, held back until every required store accepts connections. */
export function servicePod({ service, image, resources, edges }: ServicePodProps): k8s.PodSpec {
  const { name, contract, podLabels, platform } = service;
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: restrictedPod(SERVICE_UID),
    terminationGracePeriodSeconds: gracePeriodSeconds(deriveShutdown(contract, platform.environment)),
    topologySpreadConstraints: topologySpread(podLabels),
    initContainers: lazyList(() => edges.requiredStores.map(waitFor)),
    containers: [
      {
        name,
        ...image,
        ports: [
          { name: 'http', containerPort: contract.ports.traffic },
          { name: 'management', containerPort: contract.ports.management },
        ],
        envFrom: [{ configMapRef: { name } }],
        env: lazyList(() => edges.credentials().map(toReference)),
        ...httpProbes(contract.probes),
        resources: toRequirements(resources),
        securityContext: RESTRICTED_CONTAINER,
      },
    ],
  };
}

function toReference({ variable, secretName, key }: CredentialReference): k8s.EnvVar {
  return { name: variable, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
