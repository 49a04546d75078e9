import { formatReference } from '../../../finding/resource-reference';
import type { Claim } from '../../../read/storage/claim';
import type { StorageClass } from '../../../read/storage/storage';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';

/** Drivers whose volumes are disks of one node (Persistent Volumes, "Access Modes"; the drivers' own documents). */
const OF_ONE_NODE: ReadonlySet<string> = new Set([
  'csi.hetzner.cloud',
  'disk.csi.azure.com',
  'dobs.csi.digitalocean.com',
  'ebs.csi.aws.com',
  'kubernetes.io/aws-ebs',
  'kubernetes.io/azure-disk',
  'kubernetes.io/gce-pd',
  'pd.csi.storage.gke.io',
  'rancher.io/local-path',
]);
const SHARED = 'ReadWriteMany';

/** A raw block device may be attached to several nodes, a file system on a disk may not. */
export const unshareableClaim: Rule = {
  id: 'unshareable-claim',
  says: 'a PersistentVolumeClaim asks for ReadWriteMany of a driver that makes disks of one node',
  why: 'The driver makes no such volume, so the claim and the pods that mount it stay Pending.',
  fix: 'Ask for ReadWriteOnce, or use a class of a shared file system (NFS, EFS, Azure Files, Filestore, CephFS).',
  find: ({ storage: { claims, classes } }) => {
    const known = new Map(classes.map((each) => [each.reference.name, each]));
    return judgeEach(claims, (claim) => judge(claim, known));
  },
};

function judge({ reference, spec }: Claim, classes: ReadonlyMap<string, StorageClass>): readonly Fault[] {
  const { accessModes = [], storageClassName = '', volumeMode = 'Filesystem' } = spec;
  const storageClass = classes.get(storageClassName);
  const index = accessModes.indexOf(SHARED);
  if (index < 0 || volumeMode === 'Block' || !storageClass?.provisioner || !OF_ONE_NODE.has(storageClass.provisioner)) return [];
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: reference,
      path: `spec.accessModes[${index}]`,
      what: `${formatReference(reference)} asks for ${SHARED} of ${storageClassName}, whose driver ${storageClass.provisioner} makes disks of one node`,
      why: 'the driver makes no such volume: the claim and the pods that mount it stay Pending',
      fix: 'write ReadWriteOnce, or name a class of a shared file system',
      evidence: [{ resource: storageClass.reference, path: 'provisioner', says: `its volumes are made by ${storageClass.provisioner}` }],
    },
  ];
}
