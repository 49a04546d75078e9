import { type Route, ROUTE_DEFAULTS } from 'fairlead/contract';
import type { Limits, LinkObject, OperationObject, ResponseObject } from './document';
import { referToHeaders } from './headers';
import type { Answer, Operation, RequestBody } from './operation';
import { problemsOf } from './problems';
import type { SchemaCollection } from './schema-collection';

const JSON_TYPE = 'application/json';

/** An operation as OpenAPI has it, with what its route allows. */
export function describeOperation(operation: Operation, route: Route, schemas: SchemaCollection): OperationObject {
  const { id, tag, summary, description, body, answers, refusals } = operation;
  const limits = limitsOf(route);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    parameters: [
      ...schemas.toParameters('path', operation.path),
      ...schemas.toParameters('query', operation.query),
      ...schemas.toParameters('header', operation.headers),
      { $ref: '#/components/parameters/RequestId' },
    ],
    ...(body && { requestBody: { required: true, content: contentOf(body, schemas) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer, schemas)])),
      ...problemsOf({
        hasBody: body !== undefined,
        isPassedOn: route.upstream !== undefined,
        descriptions: { ...(route.upstream && limitDescriptions(limits)), ...refusals },
      }),
    },
    'x-limits': limits,
  };
}

function contentOf({ schema, types = [JSON_TYPE] }: RequestBody, schemas: SchemaCollection) {
  return Object.fromEntries(types.map((type) => [type, { schema: schemas.toJsonSchema(schema) }]));
}

function describeAnswer({ description, body, headers = [], leadsTo }: Answer, schemas: SchemaCollection): ResponseObject {
  return {
    description,
    headers: referToHeaders(['X-Request-ID', ...headers, 'RateLimit', 'RateLimit-Policy']),
    ...(body && { content: { [JSON_TYPE]: { schema: schemas.toJsonSchema(body) } } }),
    ...(leadsTo && { links: Object.fromEntries(Object.entries(leadsTo).map(toLink)) }),
  };
}

function toLink([operationId, parameters]: [string, LinkObject['parameters']]): [string, LinkObject] {
  return [operationId, { operationId, parameters }];
}

function limitsOf({ maxBodyBytes, timeoutMs, stream, rateLimitPerSecond }: Route): Limits {
  return {
    max_body_bytes: maxBodyBytes ?? ROUTE_DEFAULTS.maxBodyBytes,
    ...(!stream && { timeout_ms: timeoutMs ?? ROUTE_DEFAULTS.timeoutMs }),
    ...(rateLimitPerSecond !== undefined && { rate_limit_per_second: rateLimitPerSecond }),
  };
}

function limitDescriptions({ max_body_bytes: bytes, timeout_ms: ms }: Limits) {
  return {
    413: `The body is larger than ${bytes} bytes.`,
    ...(ms !== undefined && { 504: `The service did not answer in time; the whole request may take ${ms / 1000} s.` }),
  };
}
