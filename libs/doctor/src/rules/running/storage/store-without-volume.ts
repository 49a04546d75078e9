import { formatReference } from '../../../finding/resource-reference';
import { parseImage } from '../../../read/containers/image';
import { STORE_DATA_PATHS } from '../../../read/containers/store-images';
import { type Container, nameContainer, type PlacedContainer, type Volume } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** These are caches where nothing asks them to write what they know. */
const CACHES = ['redis', 'valkey'];

/** One with a size is meant to be temporary, as in a test environment. */
export const storeWithoutVolume: Rule = {
  id: 'store-without-volume',
  says: 'a store keeps its data in an emptyDir',
  why: 'The data is gone with the pod: at each rollout, drain or loss of a node. Only a restart of the container keeps it.',
  fix: 'Mount a volume of a PersistentVolumeClaim there, by volumeClaimTemplates of a StatefulSet. Where the data may be lost, say so with a sizeLimit.',
  find: (inventory) => {
    const keeping = new Set(
      judgeServing(inventory, (placed, workload) => (keepsData(placed, workload) ? [storeOf(workload, placed.container)] : [])),
    );
    return judgeServing(inventory, (placed, workload) => (keeping.has(storeOf(workload, placed.container)) ? [] : judge(placed, workload)));
  },
};

/** Stores of which some members keep no data: they take requests, or vote. */
const WITH_ROLES = ['elasticsearch', 'mongodb', 'opensearch'];

/** Whether its data is in a claim, so that members of the same store may do without. */
function keepsData({ container }: PlacedContainer, { pod, spec }: Workload): boolean {
  if (!WITH_ROLES.includes(parseImage(container.image ?? '').name)) return false;
  return Boolean(spec.volumeClaimTemplates?.length) || (pod.volumes ?? []).some(({ persistentVolumeClaim }) => persistentVolumeClaim);
}

function storeOf({ reference }: Workload, { image = '' }: Container): string {
  return `${reference.namespace} ${image}`;
}

function judge(placed: PlacedContainer, workload: Workload): readonly Fault[] {
  const { container } = placed;
  const { name } = parseImage(container.image ?? '');
  const paths = Object.hasOwn(STORE_DATA_PATHS, name) ? (STORE_DATA_PATHS[name] ?? []) : [];
  if (paths.length === 0 || (CACHES.includes(name) && !isPersistent(container))) return [];
  const volumes = workload.pod.volumes ?? [];
  const mount = container.volumeMounts?.find(({ mountPath = '' }) => paths.some((path) => `${mountPath}/`.startsWith(`${path}/`)));
  const index = volumes.findIndex((volume) => volume.name === mount?.name);
  const volume = volumes[index];
  return mount && volume && isScratch(volume) ? [faultOf(placed, workload, mount.mountPath ?? '', index)] : [];
}

function isScratch({ emptyDir }: Volume): boolean {
  return emptyDir !== undefined && emptyDir.sizeLimit === undefined;
}

/** Whether a cache is told to write what it knows. */
function isPersistent({ command = [], args = [] }: Container): boolean {
  return /--appendonly[ =]yes|--save [^"' ]*\d/.test([...command, ...args].join(' '));
}

function faultOf(placed: PlacedContainer, { reference, podPath }: Workload, mountPath: string, index: number): Fault {
  return {
    severity: 'warning',
    certainty: 'likely',
    resource: reference,
    path: `${podPath}.volumes[${index}].emptyDir`,
    what: `${nameContainer(placed)} of ${formatReference(reference)} runs ${placed.container.image}, and keeps its data in an emptyDir at ${mountPath}`,
    why: 'the data is gone with the pod: at each rollout, drain or loss of a node',
    fix: 'mount a volume of a PersistentVolumeClaim there; where the data may be lost, say so with a sizeLimit',
    evidence: [{ resource: reference, path: `${podPath}.${placed.path}.volumeMounts`, says: `mounts it at ${mountPath}` }],
  };
}
