import { findVariantFaults, isObject, type KnownVariants, showGiven } from 'fairlead/contract';
import type { ReleaseName } from 'fairlead/doctor';
import { isObjectName } from '../../checks/object-name';
import { findNamespacePodsFaults, type NamespacePods } from '../namespace-pods';
import { isSince } from './kubernetes-version';

/** A service mesh whose proxies go with the pods of a platform. Made by {@link istioSidecars}. */
export interface Mesh {
  readonly kind: 'istio-sidecars';

  /** Pods of the control plane, which every proxy asks for certificates and routes. */
  readonly controlPlane: NamespacePods;

  /**
   * Revision of the control plane: `canary`.
   *
   * @default the one that the namespace's label `istio-injection` means
   */
  readonly revision?: string;
}

const MESH_PROPS: KnownVariants<Mesh, 'kind'> = {
  'istio-sidecars': { kind: 'required', controlPlane: 'required', revision: 'optional' },
};

/** What {@link istioSidecars} leaves open. */
export type MeshProps = Partial<Omit<Mesh, 'kind'>>;

/** Where Istio's own chart puts its control plane. */
const ISTIOD: NamespacePods = Object.freeze({ namespace: 'istio-system', podLabels: Object.freeze({ app: 'istiod' }) });

/** Port on which the pods of the control plane serve certificates and routes, encrypted (Istio, "Ports used by Istio"). */
export const CONTROL_PLANE_PORT = 15_012;

/**
 * Istio with a proxy in each pod. Policies go on to name the ports of the services, since a proxy takes over what its pod receives there.
 * The cluster needs Istio's CNI plugin, for no pod of a restricted namespace may change its network itself.
 *
 * @example
 * production({ ..., mesh: istioSidecars({ revision: 'stable' }) })
 */
export function istioSidecars(props: MeshProps = {}): Mesh {
  return { kind: 'istio-sidecars', controlPlane: ISTIOD, ...props };
}

/** Labels of the Namespace by which the control plane knows that its pods get proxies. */
export function meshNamespaceLabels({ revision }: Mesh): Readonly<Record<string, string>> {
  return revision === undefined ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': revision };
}

/** Labels of the pods: they hold where somebody else makes the Namespace, too. */
export function meshPodLabels({ revision }: Mesh): Readonly<Record<string, string>> {
  return { 'sidecar.istio.io/inject': 'true', ...(revision !== undefined && { 'istio.io/rev': revision }) };
}

/**
 * The proxy is a sidecar of Kubernetes' own kind: what waits before a service starts goes through it, and a job that is done ends. Metrics
 * are read where the service serves them, since policies let nobody in at a port of the proxy.
 */
export const MESH_POD_ANNOTATIONS: Readonly<Record<string, string>> = Object.freeze({
  'sidecar.istio.io/nativeSidecar': 'true',
  'prometheus.istio.io/merge-metrics': 'false',
});

/** What is wrong with it. */
export function findMeshFaults(subject: string, mesh: unknown, target: { readonly kubernetesVersion?: ReleaseName }): string[] {
  const faults = findVariantFaults({ subject, given: mesh, path: 'mesh.' }, 'kind', MESH_PROPS);
  if (!isObject(mesh) || faults.length > 0) return isObject(mesh) || faults.length > 0 ? faults : [describeNone(mesh)];
  const { controlPlane, revision } = mesh;
  return [
    ...findNamespacePodsFaults(subject, 'mesh.controlPlane.', controlPlane),
    ...(revision === undefined || isObjectName(revision)
      ? []
      : [`mesh.revision is ${showGiven(revision)}; write the name of a revision, such as "stable"`]),
    ...(isSince(target, '1.29')
      ? []
      : [
          'mesh needs sidecars that start before initContainers, which Kubernetes has since 1.29; write a later kubernetesVersion, or no mesh',
        ]),
  ];
}

function describeNone(given: unknown): string {
  return `mesh is ${showGiven(given)}; write mesh: istioSidecars()`;
}
