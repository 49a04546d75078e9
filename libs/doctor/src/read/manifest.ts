/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** A Kubernetes object as YAML or JSON holds it: nothing is assumed but that it is an object. */
export interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly labels?: Labels };
  readonly spec?: unknown;
}

/** Where an object is: `Deployment shop-prod/user-service`. */
export interface ResourceReference {
  readonly kind: string;
  /** @default the object belongs to no namespace */
  readonly namespace?: string;
  readonly name: string;
}

/** API reference, LabelSelector v1 meta. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** API reference, LabelSelectorRequirement v1 meta: `In`, `NotIn`, `Exists`, `DoesNotExist`. */
export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** The namespace of an object that names none, as `kubectl apply` does it. */
export const DEFAULT_NAMESPACE = 'default';

/** The label that every namespace carries, with its own name (KEP-2161). */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** `Deployment shop-prod/user-service`, `Namespace shop-prod`. */
export function formatReference({ kind, namespace, name }: ResourceReference): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Where an object of a namespace is. */
export function referenceOf({ kind = '', metadata }: Manifest): ResourceReference & { readonly namespace: string } {
  return { kind, namespace: metadata?.namespace ?? DEFAULT_NAMESPACE, name: metadata?.name ?? '' };
}
