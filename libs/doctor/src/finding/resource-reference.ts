/** Where an object is: `Deployment shop-prod/user-service`. */
export interface ResourceReference {
  readonly kind: string;
  /** @default the object belongs to no namespace */
  readonly namespace?: string;
  readonly name: string;
  /**
   * Which one, from 1, of several documents that are this object, in the order in which they are read.
   *
   * @default the only one, or the last, which counts
   */
  readonly document?: number;
}

/** Where an object of a namespace is. */
export type NamespacedReference = ResourceReference & { readonly namespace: string };

/** Where a workload is. */
export interface WorkloadReference extends ResourceReference {
  readonly namespace: string;
}

/** `Deployment shop-prod/user-service`, `Namespace shop-prod`. */
export function formatReference({ kind, namespace, name }: ResourceReference): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** `NetworkPolicy shop-prod/deny-all spec.ingress[0]`. */
export function formatPlace(resource: ResourceReference, path?: string): string {
  return path === undefined ? formatReference(resource) : `${formatReference(resource)} ${path}`;
}

/** `shop-prod/data-service`: how a table names a workload. */
export function formatOwner({ namespace, name }: Pick<NamespacedReference, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
