import { k8s } from 'cdk8s-plus-28';
import { isGrpcPort } from 'fairlead/contract';
import { GRPC_PROTOCOL } from '../exposure/grpc-route';

/** Ports that a service has beside the one that serves its callers, by name. */
type OtherPorts = Readonly<Record<string, number>> | undefined;

/** The same as ports of its container. */
export function otherContainerPorts(others: OtherPorts = {}): k8s.ContainerPort[] {
  return Object.entries(others).map(([name, containerPort]) => ({ name, containerPort }));
}

/** The same as ports of its Service. */
export function otherServicePorts(others: OtherPorts = {}): k8s.ServicePort[] {
  return Object.entries(others).map(([name, port]) => ({
    name,
    port,
    targetPort: k8s.IntOrString.fromString(name),
    ...(isGrpcPort(name) && { appProtocol: GRPC_PROTOCOL }),
  }));
}
