/** One property of a definition in an OpenAPI v3 document of Kubernetes, as far as it is read. */
export interface Property {
  readonly $ref?: string;
  readonly allOf?: readonly Property[];
  readonly type?: string;
  readonly format?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
}

/** A definition, by its fields. */
export interface Definition {
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

/** Which kind an operation takes. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What an API server says of one group and version: `/openapi/v3/apis/apps/v1`. */
export interface OpenApi {
  readonly components?: { readonly schemas?: Readonly<Record<string, Definition>> };
  readonly paths: Readonly<Record<string, { readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>>;
}
