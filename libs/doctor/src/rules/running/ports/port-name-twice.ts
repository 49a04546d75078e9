import { formatReference } from '../../../finding/resource-reference';
import { allContainers, nameContainer, type PlacedContainer, servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

interface NamedPort {
  readonly name: string;
  readonly placed: PlacedContainer;
  /** Below the pod's spec. */
  readonly path: string;
}

/** Of two in one container the API server says no; of two in one pod it only warns. */
export const portNameTwice: Rule = {
  id: 'port-name-twice',
  says: 'two ports of a pod have the same name',
  why: 'In one container the API server rejects the pod. In two containers a Service that asks for the name always gets the first, so the other port is never reached.',
  fix: 'Give each port a name of its own.',
  find: ({ workloads }) =>
    judgeEach(workloads, (workload) => [
      ...judgeEach(allContainers(workload.pod), (placed) => repeated(portsOf([placed]), 'error', workload)),
      ...repeated(firstOfContainers(workload), 'warning', workload),
    ]),
};

function portsOf(containers: readonly PlacedContainer[]): readonly NamedPort[] {
  return containers.flatMap((placed) =>
    (placed.container.ports ?? []).flatMap(({ name }, index) =>
      name === undefined ? [] : [{ name, placed, path: `${placed.path}.ports[${index}].name` }],
    ),
  );
}

/** The names of each container once: what is twice in one is told already. */
function firstOfContainers({ pod }: Workload): readonly NamedPort[] {
  return servingContainers(pod).flatMap((placed) => [...new Map(portsOf([placed]).map((port) => [port.name, port])).values()]);
}

function repeated(ports: readonly NamedPort[], severity: 'error' | 'warning', { reference, podPath }: Workload): readonly Fault[] {
  return ports.flatMap((port, index) => {
    const first = ports.findIndex(({ name }) => name === port.name);
    const earlier = ports[first];
    if (!earlier || first === index) return [];
    return [
      {
        severity,
        certainty: 'proven',
        resource: reference,
        path: `${podPath}.${port.path}`,
        what: `${nameContainer(port.placed)} of ${formatReference(reference)} names a port ${port.name}, as ${severity === 'error' ? 'another of its own' : nameContainer(earlier.placed)} is named`,
        why:
          severity === 'error'
            ? 'the API server rejects it'
            : `a Service that asks for ${port.name} gets the port of ${nameContainer(earlier.placed)} alone`,
        fix: 'give it another name',
        evidence: [{ resource: reference, path: `${podPath}.${earlier.path}`, says: `is ${port.name} too` }],
      },
    ];
  });
}
