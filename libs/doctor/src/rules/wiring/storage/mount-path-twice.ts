import { formatReference } from '../../../finding/resource-reference';
import { allContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** Two mounts at one path, which the API server compares letter by letter. */
export const mountPathTwice: Rule = {
  id: 'mount-path-twice',
  says: 'a container mounts two volumes at one path',
  why: 'The API server rejects the workload: mount paths of a container must be unique.',
  fix: 'Give one of them another mountPath, or put both sources into one projected volume.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge({ pod, podPath, reference }: Workload): readonly Fault[] {
  return allContainers(pod).flatMap(({ container, path }) => {
    const first = new Map<string, number>();
    return (container.volumeMounts ?? []).flatMap(({ name, mountPath = '' }, index): Fault[] => {
      const earlier = first.get(mountPath);
      if (earlier === undefined) first.set(mountPath, index);
      if (earlier === undefined || mountPath === '') return [];
      const at = `${podPath}.${path}.volumeMounts`;
      return [
        {
          severity: 'error',
          certainty: 'proven',
          resource: reference,
          path: `${at}[${index}].mountPath`,
          what: `container ${container.name} of ${formatReference(reference)} mounts ${name} at ${mountPath}, where it mounts ${container.volumeMounts?.[earlier]?.name} already`,
          why: 'the API server rejects it: mount paths must be unique',
          fix: 'write another mountPath for one of them',
        },
      ];
    });
  });
}
