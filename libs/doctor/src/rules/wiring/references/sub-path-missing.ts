import { findNearestWord } from 'fairlead/contract';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { allContainers, type Volume } from '../../../read/pod-spec';
import { listPodReferences, listVolumes, type PodReference } from '../../../read/pod-references';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';
import { describeKeys } from './describe-keys';
import { findKeyed, type KeyedWithKeys } from './keyed-references';

/** What is in the volume is known only where every key of all that it is made of is. */
export const subPathMissing: Rule = {
  id: 'sub-path-missing',
  says: 'a subPath is no file of the ConfigMap or Secret that the volume is made of',
  why: 'The kubelet makes an empty directory of that name, and the program finds that in the place of its file ("Is a directory").',
  fix: 'Write the subPath as the key is written, or add the key.',
  find: (inventory) => judgeEach(inventory.workloads, (workload) => judge(workload, inventory)),
};

/** Files of a volume, by where they come from. */
interface Files {
  readonly paths: readonly string[];
  readonly from: KeyedWithKeys;
}

function judge(workload: Workload, inventory: Inventory): readonly Fault[] {
  const references = groupBy(
    listPodReferences(workload).filter(({ variable }) => variable === undefined),
    ({ path }) => path.replace(/^(.*\.volumes\[\d+\]).*$/, '$1'),
  );
  const volumes = new Map(listVolumes(workload.pod, workload.podPath).map(({ volume, path }) => [volume.name, { volume, path }]));
  return allContainers(workload.pod).flatMap(({ container, path }) =>
    (container.volumeMounts ?? []).flatMap(({ name, subPath }, index): readonly Fault[] => {
      const from = volumes.get(name);
      if (!subPath || !from) return [];
      const files = listFiles(from.volume, references.get(from.path) ?? [], workload, inventory);
      const at = `${workload.podPath}.${path}.volumeMounts[${index}].subPath`;
      return files && !hasFile(files.paths, subPath) ? [toFault(workload, at, subPath, files)] : [];
    }),
  );
}

/** A directory of files is one too. */
function hasFile(paths: readonly string[], subPath: string): boolean {
  const wanted = subPath.replace(/^\.\/|\/$/g, '');
  return paths.some((path) => path === wanted || path.startsWith(`${wanted}/`));
}

/** Of a volume that is made of one ConfigMap or Secret. */
function listFiles(volume: Volume, references: readonly PodReference[], workload: Workload, inventory: Inventory): Files | undefined {
  const [first] = references;
  const found = first && findKeyed(inventory, { ...first, workload });
  const items = volume.configMap?.items ?? volume.secret?.items;
  if (!found || volume.projected) return undefined;
  const paths = items?.map(({ path = '' }) => path) ?? found.keys;
  return { paths, from: found };
}

function toFault({ reference }: Workload, path: string, subPath: string, { paths, from }: Files): Fault {
  const meant = findNearestWord(subPath, paths) ?? (paths.length === 1 ? paths[0] : undefined);
  return {
    severity: from.isSettled || from.source.kind !== from.reference.kind ? 'error' : 'warning',
    certainty: from.isSettled ? 'proven' : 'likely',
    resource: reference,
    path,
    what: `${formatReference(reference)} mounts subPath ${subPath} of ${formatReference(from.reference)}, which has ${describeKeys(paths)} and no ${subPath}`,
    why: 'instead of the file its container finds an empty directory of that name',
    fix: meant ? `write subPath: ${meant}` : `add the key ${subPath} to ${formatReference(from.reference)}`,
    evidence: [{ resource: from.source, says: `gives it ${describeKeys(from.keys)}` }],
  };
}
