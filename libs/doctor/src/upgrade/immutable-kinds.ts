import type { Manifest } from '../read/manifest';
import { acceptsJob, acceptsPod, acceptsService, bindsVolume, growsClaim, isUnsealed } from './accepted-changes';
import type { FieldRules } from './field-rules';

const SELECTOR: FieldRules = { immutable: ['spec.selector'] };
const ROLE: FieldRules = { immutable: ['roleRef'] };

/**
 * Which fields of which kinds the API server lets nobody change, by the names that `kubectl` has for them: kind, then group.
 * `.ci/prove-upgrade` asks the real one about each.
 *
 * @internal
 */
export const IMMUTABLE_KINDS = Object.freeze({
  'StatefulSet.apps': {
    immutable: ['spec'],
    mutable: [
      'spec.replicas',
      'spec.ordinals',
      'spec.template',
      'spec.updateStrategy',
      'spec.revisionHistoryLimit',
      'spec.persistentVolumeClaimRetentionPolicy',
      'spec.minReadySeconds',
    ],
    defaults: {
      'spec.podManagementPolicy': 'OrderedReady',
      'spec.volumeClaimTemplates[].apiVersion': 'v1',
      'spec.volumeClaimTemplates[].kind': 'PersistentVolumeClaim',
      'spec.volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
    },
  },
  'Deployment.apps': SELECTOR,
  'ReplicaSet.apps': SELECTOR,
  'DaemonSet.apps': SELECTOR,
  'ControllerRevision.apps': { immutable: ['data'] },
  'Job.batch': {
    immutable: [
      'spec.selector',
      'spec.template',
      'spec.completions',
      'spec.completionMode',
      'spec.podFailurePolicy',
      'spec.successPolicy',
      'spec.backoffLimitPerIndex',
      'spec.managedBy',
    ],
    defaults: { 'spec.completionMode': 'NonIndexed' },
    accepts: acceptsJob,
  },
  Service: {
    immutable: ['spec.clusterIP', 'spec.healthCheckNodePort', 'spec.loadBalancerClass'],
    accepts: acceptsService,
  },
  'EndpointSlice.discovery.k8s.io': { immutable: ['addressType'] },
  'IngressClass.networking.k8s.io': { immutable: ['spec.controller'] },
  ConfigMap: { immutable: ['data', 'binaryData', 'immutable'], accepts: isUnsealed },
  Secret: { immutable: ['data', 'stringData', 'immutable', 'type'], defaults: { type: 'Opaque' }, accepts: isUnsealed },
  PersistentVolumeClaim: {
    immutable: ['spec'],
    mutable: ['spec.volumeAttributesClassName'],
    defaults: { 'spec.volumeMode': 'Filesystem' },
    accepts: growsClaim,
  },
  PersistentVolume: {
    immutable: ['spec'],
    mutable: [
      'spec.capacity',
      'spec.accessModes',
      'spec.claimRef',
      'spec.mountOptions',
      'spec.persistentVolumeReclaimPolicy',
      'spec.storageClassName',
      'spec.volumeAttributesClassName',
    ],
    defaults: { 'spec.volumeMode': 'Filesystem' },
    accepts: bindsVolume,
  },
  'StorageClass.storage.k8s.io': {
    immutable: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    defaults: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  },
  'CSIDriver.storage.k8s.io': {
    immutable: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
    defaults: { 'spec.attachRequired': true },
  },
  'RoleBinding.rbac.authorization.k8s.io': ROLE,
  'ClusterRoleBinding.rbac.authorization.k8s.io': ROLE,
  'PriorityClass.scheduling.k8s.io': { immutable: ['value', 'preemptionPolicy'], defaults: { preemptionPolicy: 'PreemptLowerPriority' } },
  'RuntimeClass.node.k8s.io': { immutable: ['handler'] },
  ResourceQuota: { immutable: ['spec.scopes'] },
  'CustomResourceDefinition.apiextensions.k8s.io': { immutable: ['spec.scope', 'spec.names.kind'] },
  Pod: {
    immutable: ['spec'],
    mutable: ['spec.containers[].image', 'spec.initContainers[].image'],
    accepts: acceptsPod,
  },
} satisfies Record<string, FieldRules>);

/** A kind that has fields which nobody can change. */
export type ImmutableKind = keyof typeof IMMUTABLE_KINDS;

/**
 * Kind and group, as `kubectl` names them: `StatefulSet.apps`, `Service`.
 *
 * @internal
 */
export function kindOf({ apiVersion = '', kind = '' }: Manifest): string {
  const [group, version] = String(apiVersion).split('/');
  return version === undefined ? kind : `${kind}.${group}`;
}

/** The kind of an object, where it is one of these. */
export function findImmutableKind(object: Manifest): ImmutableKind | undefined {
  const kind = kindOf(object);
  return Object.hasOwn(IMMUTABLE_KINDS, kind) ? (kind as ImmutableKind) : undefined;
}
