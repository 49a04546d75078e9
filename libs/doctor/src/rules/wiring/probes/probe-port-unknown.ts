import { findNearMiss } from '../../../finding/near-miss';
import { formatReference } from '../../../finding/resource-reference';
import type { NamedProbe } from '../../../read/container-probes';
import { nameContainer, type PlacedContainer, servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { containerPorts, formatPorts, type PodPort, podPorts } from '../../../read/services/pod-port';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { listQuestions } from './question';

/** What an unresolved name does, by the field that has it. */
const EFFECTS: Readonly<Record<NamedProbe['field'], string>> = Object.freeze({
  startupProbe: 'the container never counts as started, and is asked nothing else',
  readinessProbe: 'the pod never gets ready, so no Service leads to it',
  livenessProbe: 'the question is never asked, so a container that hangs is never restarted',
});

/** A probe finds a name in its own container only. */
export const probePortUnknown: Rule = {
  id: 'probe-port-unknown',
  says: 'a probe asks at a port name that its own container does not have',
  why: 'The kubelet finds the name in the container that is probed, and in no other. It throws a question away that it cannot send: readiness never comes, liveness never restarts.',
  fix: 'Write the number, or give the port its name on the container that is probed.',
  find: ({ workloads }) =>
    judgeEach(workloads, (workload) => judgeEach(servingContainers(workload.pod), (placed) => judge(workload, placed))),
};

function judge(workload: Workload, placed: PlacedContainer): readonly Fault[] {
  const own = containerPorts(workload, placed);
  return listQuestions(placed).flatMap(({ field, port, path }): readonly Fault[] => {
    if (typeof port !== 'string' || own.some(({ name }) => name === port)) return [];
    const neighbour = podPorts(workload).find(({ name }) => name === port);
    const at = `${workload.podPath}.${path}`;
    return [
      {
        severity: 'error',
        certainty: 'proven',
        resource: workload.reference,
        path: at,
        what: `the ${field} of ${nameContainer(placed)} of ${formatReference(workload.reference)} asks at port ${port}, and the container has no port of that name`,
        why: `${neighbour ? `the name is that of container ${neighbour.container}, and a` : 'a'} probe finds names in its own container only: ${EFFECTS[field]}`,
        ...fixOf(at, port, own, neighbour),
        evidence: neighbour
          ? [
              {
                resource: workload.reference,
                path: neighbour.path,
                says: `port ${port} is ${neighbour.number} of container ${neighbour.container}`,
              },
            ]
          : [],
      },
    ];
  });
}

function fixOf(path: string, name: string, own: readonly PodPort[], neighbour: PodPort | undefined): Pick<Fault, 'fix' | 'edit'> {
  const write = (value: string | number, more = '') => ({ fix: `write port: ${value}${more}`, edit: { path, value } });
  if (neighbour) return write(neighbour.number);
  if (/^\d+$/.test(name)) return write(Number(name), ' without quotes: in quotes it is a name, which needs a letter');
  const near = findNearMiss(
    name,
    own.flatMap((port) => port.name ?? []),
  );
  if (near !== undefined) return write(near);
  return { fix: own.length > 0 ? `write one of ${formatPorts(own)}` : 'write the number of the port that answers' };
}
