import { findNearestWord } from 'fairlead/contract';
import { formatReference } from '../../../finding/resource-reference';
import { versionsOf } from '../../../read/objects/read-kinds';
import { allContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** Of workloads of other groups, their controllers may add volumes. */
export const volumeMissing: Rule = {
  id: 'volume-missing',
  says: 'a container mounts a volume that its pod does not have',
  why: 'The API server rejects the workload.',
  fix: 'Write the name of the volume as it is, or add it.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge(workload: Workload): readonly Fault[] {
  const { pod, podPath, spec, reference, kind } = workload;
  if (versionsOf(kind.kind) === undefined) return [];
  const claims = (spec.volumeClaimTemplates ?? []).flatMap(({ metadata }) => metadata?.name ?? []);
  const names = [...(pod.volumes ?? []).flatMap(({ name }) => name ?? []), ...claims];
  const mounted = allContainers(pod).flatMap(({ container }) => (container.volumeMounts ?? []).flatMap(({ name }) => name ?? []));
  const unused = names.filter((name) => !mounted.includes(name));
  return allContainers(pod).flatMap(({ container, path }) =>
    (container.volumeMounts ?? []).flatMap(({ name }, index): Fault[] => {
      if (!name || names.includes(name)) return [];
      const meant = unused.length === 1 ? unused[0] : findNearestWord(name, names);
      return [
        {
          severity: 'error',
          certainty: 'proven',
          resource: reference,
          path: `${podPath}.${path}.volumeMounts[${index}].name`,
          what: `container ${container.name} of ${formatReference(reference)} mounts the volume ${name}, which its pod does not have`,
          why: 'the API server rejects it',
          fix: meant ? `write ${meant}` : `add a volume called ${name} to ${podPath}.volumes`,
        },
      ];
    }),
  );
}
