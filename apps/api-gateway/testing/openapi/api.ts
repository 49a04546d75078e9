import type {
  HeaderObject,
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  Reference,
  ResponseObject,
} from '@fairlead/contracts/api-gateway/http';
import Ajv2020 from 'ajv/dist/2020';

/** An operation with the method and the path that call it. */
export interface Endpoint {
  /** `GET` */
  readonly method: string;
  /** `/users/{id}` */
  readonly path: string;
  readonly operation: OperationObject;
  readonly parameters: readonly ParameterObject[];
}

/** What is wrong with a value, or undefined. */
export type Validate = (value: unknown) => string | undefined;

/** An OpenAPI document to work with: its references followed, its schemas compiled. */
export class Api {
  readonly document: OpenApiDocument;
  readonly endpoints: readonly Endpoint[];
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  readonly #validators = new Map<string, Validate>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    this.endpoints = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
        parameters: operation.parameters.map((parameter) => this.resolve<ParameterObject>(parameter)),
      })),
    );
  }

  /** What a reference refers to; anything else is itself. */
  resolve<Part extends object>(part: Part | Reference): Part {
    if (!('$ref' in part)) return part;
    const keys = part.$ref.slice('#/'.length).split('/');
    const found = keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], this.document);
    if (found === undefined) throw new Error(`the document refers to ${part.$ref}, which it does not have`);
    return this.resolve(found as Part);
  }

  /** What a status says; undefined where the document does not know it. */
  findResponse({ operation }: Endpoint, status: number): ResponseObject | undefined {
    const response = operation.responses[String(status)];
    return response && this.resolve<ResponseObject>(response);
  }

  headersOf({ headers = {} }: ResponseObject): readonly (readonly [string, HeaderObject])[] {
    return Object.entries(headers).map(([name, header]) => [name, this.resolve<HeaderObject>(header)]);
  }

  /** Checks what is sent. */
  validator(schema: JsonSchema): Validate {
    return this.#compile({ ...schema, components: this.document.components });
  }

  /** Checks what is answered: a field that the document does not know is a fault. */
  answerValidator(schema: JsonSchema): Validate {
    return this.#compile(closeObjects({ ...schema, components: this.document.components }));
  }

  #compile(schema: JsonSchema): Validate {
    const key = JSON.stringify(schema);
    const compiled = this.#validators.get(key) ?? this.#validate(schema);
    this.#validators.set(key, compiled);
    return compiled;
  }

  #validate(schema: JsonSchema): Validate {
    const validate = this.#ajv.compile(schema);
    return (value) => (validate(value) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: 'value' }));
  }
}

/** The same schema, in which no object has fields that it does not list. */
function closeObjects(schema: JsonSchema): JsonSchema {
  const close = (_key: string, value: unknown): unknown =>
    isObjectSchema(value) && !('additionalProperties' in value) ? { ...value, additionalProperties: false } : value;
  return JSON.parse(JSON.stringify(schema), close) as JsonSchema;
}

function isObjectSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'object' && 'properties' in value;
}
