import type { ApiObject } from 'cdk8s';
import type { KubernetesObject } from './kubernetes-object';

/** Kinds of Kubernetes 1.33 that belong to no namespace, by API group (`kubectl api-resources --namespaced=false`). */
const CLUSTER_SCOPED: Readonly<Record<string, readonly string[]>> = {
  '': ['Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['IngressClass', 'IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
};

/** A definition of a kind (API reference, CustomResourceDefinitionSpec v1). */
interface Definition extends KubernetesObject {
  readonly spec: { readonly group: string; readonly names: { readonly kind: string }; readonly scope: string };
}

/**
 * Objects as they are applied: cdk8s puts each into its chart's namespace where it names none, and those that belong to none out of it
 * again. Of kinds that Kubernetes does not bring itself, that is known where their definition is among the objects.
 */
export function renderObjects(objects: readonly ApiObject[]): KubernetesObject[] {
  const rendered = objects.map((object) => object.toJson() as KubernetesObject);
  const defined = new Set(rendered.filter(isClusterScopedDefinition).map(({ spec }) => `${spec.group} ${spec.names.kind}`));
  return rendered.map((object) => {
    const [group = ''] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : [];
    const belongsToNone = CLUSTER_SCOPED[group]?.includes(object.kind) ?? defined.has(`${group} ${object.kind}`);
    return belongsToNone ? withoutNamespace(object) : object;
  });
}

function isClusterScopedDefinition(object: KubernetesObject): object is Definition {
  return object.kind === 'CustomResourceDefinition' && (object as Definition).spec.scope === 'Cluster';
}

function withoutNamespace(object: KubernetesObject): KubernetesObject {
  const metadata = Object.fromEntries(Object.entries(object.metadata).filter(([key]) => key !== 'namespace'));
  return { ...object, metadata: metadata as unknown as KubernetesObject['metadata'] };
}
