import type { Method } from 'fairlead/contract';

/** A JSON Schema (draft 2020-12), which OpenAPI 3.1 takes as it is. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A document of OpenAPI 3.1, as far as it is used here. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly headers: Readonly<Record<string, HeaderObject>>;
    readonly parameters: Readonly<Record<string, ParameterObject>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
  };
}

/** The operations of a path by method, in lower case. */
export type PathItem = Readonly<Partial<Record<Lowercase<Method>, OperationObject>>>;

/** A part that stands among the components of the document: `#/components/headers/ETag`. */
export interface Reference {
  readonly $ref: string;
  /** In place of the part's own. */
  readonly description?: string;
}

export interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly (ParameterObject | Reference)[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
  readonly 'x-limits': Limits;
}

/** What a route allows; OpenAPI has no place for it. */
export interface Limits {
  readonly max_body_bytes: number;
  /** Missing where data may flow as long as it does. */
  readonly timeout_ms?: number;
  readonly rate_limit_per_second?: number;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly content?: Content;
  readonly links?: Readonly<Record<string, LinkObject>>;
}

export interface HeaderObject {
  readonly description: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

/** What can be asked with what an answer says. */
export interface LinkObject {
  readonly operationId: string;
  /** Runtime expressions by parameter: `$response.body#/id`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a body is, by media type. */
export type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;
