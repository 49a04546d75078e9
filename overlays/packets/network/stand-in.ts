import type { ContainerPort, Labels, Manifest } from 'fairlead/doctor';
import type { ServedPort } from './peer';
import { peerArguments } from './peer-program';

/** What a stand-in is made of. */
export interface StandInProps {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** What its containers declare. */
  readonly declared: readonly ContainerPort[];
  readonly served: readonly ServedPort[];
  /** Has Node. */
  readonly image: string;
}

/** API reference, OwnerReference meta/v1. */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** What "restricted" demands. */
const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A pod that looks to policies as the one it stands for, and runs a peer. */
export function createStandIn({ namespace, name, labels, declared, served, image }: StandInProps): Manifest {
  const container = (ports: readonly ContainerPort[], index: number) => ({
    name: `peer-${index}`,
    image,
    command: ['node', ...(index === 0 ? peerArguments(`${namespace}/${name}`, served) : ['-e', 'setInterval(() => {}, 1e9)'])],
    ports: ports.map(({ port, ...rest }) => ({ ...rest, containerPort: port })),
    securityContext: HARDENED,
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 0,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1001,
        seccompProfile: { type: 'RuntimeDefault' },
        sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
      },
      containers: namedOnce(declared).map(container),
    },
  };
}

/** Serves behind no Service, and no controller takes it for one of its own pods: for a namespace of somebody else's. */
export function keepApart(pod: Manifest, owner: OwnerReference): Manifest {
  return {
    ...pod,
    metadata: { ...pod.metadata, ...{ ownerReferences: [{ ...owner, controller: true }] } },
    spec: { ...(pod.spec as object), readinessGates: [{ conditionType: 'fairlead.dev/never' }] },
  };
}

/** A name may be there once in a container, and in others again. */
function namedOnce(declared: readonly ContainerPort[]): readonly (readonly ContainerPort[])[] {
  const containers: ContainerPort[][] = [[]];
  for (const port of declared) {
    const free = containers.find((ports) => ports.every(({ name }) => name === undefined || name !== port.name));
    if (free) free.push(port);
    else containers.push([port]);
  }
  return containers;
}
