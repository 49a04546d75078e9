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
  find: (inventory) => {
    const missing = judgeEach(inventory.workloads, (workload) => judge(workload, inventory));
    const same = groupBy(missing, ({ from, subPath }) => `${formatReference(from.reference)} ${subPath}`);
    return [...same.values()].flatMap(([first, ...others]) => (first ? [toFault(first, others)] : []));
  },
};

/** A file that a container wants of a volume, and that is not in it. */
interface MissingFile extends Files {
  readonly workload: Workload;
  /** Where it is wanted. */
  readonly at: string;
  readonly subPath: string;
  /** What the container does not mount yet. */
  readonly free: readonly string[];
}

/** Files of a volume, by where they come from. */
interface Files {
  readonly paths: readonly string[];
  readonly from: KeyedWithKeys;
}

function judge(workload: Workload, inventory: Inventory): readonly MissingFile[] {
  const references = groupBy(
    listPodReferences(workload).filter(({ variable }) => variable === undefined),
    ({ path }) => path.replace(/^(.*\.volumes\[\d+\]).*$/, '$1'),
  );
  const volumes = new Map(listVolumes(workload.pod, workload.podPath).map(({ volume, path }) => [volume.name, { volume, path }]));
  return allContainers(workload.pod).flatMap(({ container, path }) =>
    (container.volumeMounts ?? []).flatMap(({ name, subPath }, index, mounts): readonly MissingFile[] => {
      const from = volumes.get(name);
      if (!subPath || !from) return [];
      const files = listFiles(from.volume, references.get(from.path) ?? [], workload, inventory);
      const at = `${workload.podPath}.${path}.volumeMounts[${index}].subPath`;
      if (!files || hasFile(files.paths, subPath)) return [];
      const free = files.paths.filter((each) => !mounts.some((mount) => mount.name === name && mount.subPath === each));
      return [{ ...files, workload, at, subPath, free }];
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

function toFault({ workload, at, subPath, paths, free, from }: MissingFile, others: readonly MissingFile[]): Fault {
  const meant = findNearestWord(subPath, free) ?? (free.length === 1 ? free[0] : undefined);
  return {
    severity: from.isSettled || from.source.kind !== from.reference.kind ? 'error' : 'warning',
    certainty: from.isSettled ? 'proven' : 'likely',
    resource: workload.reference,
    path: at,
    what: `${formatReference(workload.reference)} mounts subPath ${subPath} of ${formatReference(from.reference)}, which has ${describeKeys(paths)} and no ${subPath}`,
    why: 'instead of the file its container finds an empty directory of that name',
    fix: meant ? `write subPath: ${meant}` : `add the key ${subPath} to ${formatReference(from.reference)}`,
    evidence: [{ resource: from.source, says: `gives it ${describeKeys(from.keys)}` }],
    consequences: others.map((other) => ({ resource: other.workload.reference, path: other.at, says: `mounts ${subPath} too` })),
  };
}
