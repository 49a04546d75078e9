import { formatReference } from '../../../finding/resource-reference';
import { allContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

interface NamedPart {
  readonly name: string | undefined;
  /** Below the pod's spec: `volumes[0]`. */
  readonly path: string;
}

/** Containers of both kinds share their names. */
export const partNameTwice: Rule = {
  id: 'part-name-twice',
  says: 'two containers or two volumes of a pod have the same name',
  why: 'The API server rejects the pod, and where a controller makes it, that has none.',
  fix: 'Give each a name of its own.',
  find: ({ workloads }) =>
    judgeEach(workloads, (workload) => {
      const { pod } = workload;
      const containers = allContainers(pod).map(({ container: { name }, path }) => ({ name, path }));
      const volumes = (pod.volumes ?? []).map(({ name }, index) => ({ name, path: `volumes[${index}]` }));
      return [...repeated('container', containers, workload), ...repeated('volume', volumes, workload)];
    }),
};

function repeated(part: string, named: readonly NamedPart[], { reference, podPath }: Workload): readonly Fault[] {
  const first = new Map<string, string>();
  return named.flatMap(({ name, path }): readonly Fault[] => {
    if (name === undefined) return [];
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, path);
      return [];
    }
    return [
      {
        severity: 'error',
        certainty: 'proven',
        resource: reference,
        path: `${podPath}.${path}.name`,
        what: `a pod of ${formatReference(reference)} has two ${part}s called ${name}`,
        why: 'the API server rejects it',
        fix: 'give one of them another name',
        evidence: [{ resource: reference, path: `${podPath}.${earlier}.name`, says: `is ${name} too` }],
      },
    ];
  });
}
