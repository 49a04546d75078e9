import { formatReference, kindOf, type Manifest } from 'fairlead/doctor';

/** Who may set which fields of an object, as the API server keeps it. */
export interface ManagedFields {
  readonly manager?: string;
  readonly operation?: string;
  readonly subresource?: string;
  readonly fieldsV1?: FieldTree;
  readonly [key: string]: unknown;
}

/** `{ "f:spec": { "f:replicas": {} } }`. */
export interface FieldTree {
  readonly [field: string]: FieldTree;
}

/** An object of Kubernetes, as a manifest has it or as a cluster answers it. */
export interface KubernetesObject extends Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly managedFields?: readonly ManagedFields[];
  };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly status?: unknown;
}

/** What one object has and no other, whatever its version: `Deployment.apps shop-dev/api-gateway`. */
export function identityOf(object: KubernetesObject): string {
  const { name, namespace } = object.metadata;
  return formatReference({ kind: kindOf(object), name, ...(namespace !== undefined && { namespace }) });
}

/** How people call it: `Deployment shop-dev/api-gateway`. */
export function nameOf({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return formatReference({ kind, name, ...(namespace !== undefined && { namespace }) });
}

/** Objects by what each has and no other. */
export function byIdentity(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  return new Map(objects.map((object) => [identityOf(object), object]));
}

/** Those of some objects that are not among others. */
export function without(objects: readonly KubernetesObject[], others: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const known = byIdentity(others);
  return objects.filter((object) => !known.has(identityOf(object)));
}

/** For `kubectl --filename=-`. */
export function toList(objects: readonly KubernetesObject[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
}

/** What `kubectl --output=json` prints: a list, one object, or nothing. */
export function parseObjects(answer: string): readonly KubernetesObject[] {
  if (answer.trim() === '') return [];
  const value = JSON.parse(answer) as KubernetesObject & { readonly items?: readonly KubernetesObject[] };
  return value.items ?? [value];
}
