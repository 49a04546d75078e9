import type { Evidence } from '../finding/finding';
import { formatPlace } from '../finding/resource-reference';
import type { ServicePort } from '../read/services/service';
import type { Workload } from '../read/workload';
import type { Target } from './cluster-names';
import type { ConfiguredAddress } from './configured-address';
import type { Destination } from './service-destinations';

/** Something that a workload is told to connect to. */
export interface InferredDependency {
  readonly workload: Workload;
  /** Where it is told so: all of them lead to the same. The surest is the first. */
  readonly addresses: readonly [ConfiguredAddress, ...ConfiguredAddress[]];
  readonly target: Target;
  /** As the program connects to it; nothing where nobody can tell. */
  readonly port?: number;
  /** The port of the Service that this is. Without one it leads nowhere, unless the Service is headless. */
  readonly servicePort?: ServicePort;
  /** None where they are not in the manifests. */
  readonly destinations: readonly Destination[];
}

/** The fields that say dependencies, each once. */
export function evidenceOf(dependencies: readonly InferredDependency[]): readonly Evidence[] {
  const all = dependencies.flatMap(({ addresses }) => addresses.map(({ evidence }) => evidence));
  return [...new Map(all.map((evidence) => [formatPlace(evidence.resource, evidence.path), evidence])).values()];
}

/** Whether a Service is there, and does not have the port. */
export function isOnWrongPort({ target, port, servicePort, destinations }: InferredDependency): boolean {
  if (target.type !== 'service' || port === undefined || servicePort) return false;
  return (target.service.spec.ports ?? []).length > 0 && !destinations.some(({ podSet }) => podSet.ports.some((own) => own.port === port));
}
