import { findNearMiss } from '../../../finding/near-miss';
import type { Backend } from '../../../read/services/backend';
import { formatPort, formatPorts, nameOrNumber } from '../../../read/services/pod-port';
import { type Container, isSidecar } from '../../../read/pod-spec';
import type { ServicePort } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';

/** What to write in place of a name that no container has. */
export interface TargetFix {
  readonly fix: string;
  /** @default nobody can tell one that was meant */
  readonly targetPort?: string | number;
}

/** The port that was meant, where one can be told. */
export function fixTargetName({ port, protocol = 'TCP' }: ServicePort, name: string, backends: readonly Backend[]): TargetFix {
  const ports = backends.flatMap((backend) => backend.ports);
  const otherwise = ports.find((each) => each.name === name);
  if (otherwise) return { fix: `write protocol: ${otherwise.protocol}, which is that of ${formatPort(otherwise)}` };
  if (/^\d+$/.test(name))
    return { fix: `write targetPort: ${name} without quotes: in quotes it is a name, which needs a letter`, targetPort: Number(name) };
  const [ending] = backends.flatMap(({ workload }) => endingContainersWith(name, workload));
  if (ending)
    return { fix: `give the port to a container that runs as long as the pod: initContainer ${ending.name} ends before it serves` };
  const own = ports.filter((each) => each.protocol === protocol);
  const near = findNearMiss(
    name,
    own.flatMap((each) => each.name ?? []),
  );
  if (near !== undefined) return writeTarget(near);
  const meant = own.find(({ number }) => number === port) ?? (own.length === 1 ? own[0] : undefined);
  if (meant) return writeTarget(nameOrNumber(meant));
  if (own.length > 0) return { fix: `write the name or the number of one of ${formatPorts(own)}` };
  return { fix: `write the number that the program listens on, or give the container's port the name ${name}` };
}

/** The target and the edit that writes it. */
export function writeTarget(targetPort: string | number): Required<TargetFix> {
  return { fix: `write targetPort: ${targetPort}`, targetPort };
}

/** Containers that end before the pod serves, with a port of a name. */
function endingContainersWith(name: string, { pod }: Workload): readonly Container[] {
  return (pod.initContainers ?? []).filter((each) => !isSidecar(each) && each.ports?.some((port) => port.name === name));
}
