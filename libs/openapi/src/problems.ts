import { z } from 'zod';
import type { Reference, ResponseObject } from './document';
import { type HeaderName, referToHeaders } from './headers';
import type { SchemaCollection } from './schema-collection';

/** Media type of a problem document (RFC 9457 §3). */
const PROBLEM_TYPE = 'application/problem+json';

/** A problem document (RFC 9457). */
const problem = z
  .object({
    type: z.literal('about:blank').describe('The status says it all.'),
    title: z.string().describe('Name of the status.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is wrong with this request, and what to do.'),
    message: z.string().describe('The same as `detail`.'),
    instance: z.string().describe('Id of the request, as in `X-Request-ID`.'),
    errors: z
      .array(z.object({ path: z.string().describe('Such as `email`; empty for the whole.'), message: z.string() }))
      .min(1)
      .optional()
      .describe('Each fault of an invalid input.'),
  })
  .meta({ id: 'Problem', description: 'Why a request failed (RFC 9457).' });

/** What any request can be answered. */
const ANYWHERE = {
  400: 'The request is malformed, or its input invalid.',
  408: 'The request did not arrive in time.',
  417: 'The request expects something else than `100-continue`.',
  429: 'The client has sent too many requests.',
  431: 'The headers are too large, or too many.',
  500: 'Something went wrong; the log has the cause under the id of the request.',
} as const;

/** What a request can be answered whose body is read. */
const WITH_BODY = { 415: 'The body is of another media type, or not in UTF-8.' } as const;

/** What a request can be answered that a gateway passes on. */
const PASSED_ON = {
  413: 'The body is too large.',
  502: 'The service broke the connection, or its answer was none.',
  503: 'The service has no room, or what it stores in is away.',
  504: 'The service did not answer in time.',
} as const;

/** What some operations say themselves. */
const OWN = {
  404: 'There is none.',
  409: 'It contradicts what is there.',
  412: 'A condition does not hold.',
  422: 'It contradicts an earlier request.',
  507: 'There is no room to store it.',
} as const;

const ALL = { ...ANYWHERE, ...WITH_BODY, ...PASSED_ON, ...OWN };
type ProblemStatus = keyof typeof ALL;

/** Names of the components, those of RFC 9110 §15. */
const NAMES: Readonly<Record<ProblemStatus, string>> = {
  400: 'BadRequest',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  417: 'ExpectationFailed',
  422: 'UnprocessableContent',
  429: 'TooManyRequests',
  431: 'RequestHeaderFieldsTooLarge',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
  507: 'InsufficientStorage',
};

const HEADERS_OF: Readonly<Partial<Record<ProblemStatus, readonly HeaderName[]>>> = { 429: ['Retry-After'], 503: ['Retry-After'] };

/** What decides on the problems of an operation. */
export interface ProblemsProps {
  readonly hasBody: boolean;
  readonly isPassedOn: boolean;
  /** In place of the general descriptions, and for problems beside the general ones. */
  readonly descriptions: Readonly<Partial<Record<ProblemStatus, string>>>;
}

/** The problems that an operation can be answered with, by status. */
export function problemsOf({ hasBody, isPassedOn, descriptions }: ProblemsProps): Readonly<Record<string, Reference>> {
  const general = { ...ANYWHERE, ...(hasBody && WITH_BODY), ...(isPassedOn && PASSED_ON) };
  const statuses = [...new Set([...Object.keys(general), ...Object.keys(descriptions)])] as ProblemStatus[];
  const refer = (status: ProblemStatus): Reference => {
    const description = descriptions[status];
    return { $ref: `#/components/responses/${NAMES[status]}`, ...(description !== undefined && { description }) };
  };
  return Object.fromEntries(statuses.map((status) => [status, refer(status)]));
}

/** All problems, by the names that {@link problemsOf} refers to. */
export function problemResponses(schemas: SchemaCollection): Readonly<Record<string, ResponseObject>> {
  const content = { [PROBLEM_TYPE]: { schema: schemas.toJsonSchema(problem) } };
  const respond = (status: ProblemStatus): ResponseObject => ({
    description: ALL[status],
    headers: referToHeaders(['X-Request-ID', 'Cache-Control', ...(HEADERS_OF[status] ?? []), 'RateLimit', 'RateLimit-Policy']),
    content,
  });
  return Object.fromEntries((Object.keys(ALL) as ProblemStatus[]).map((status) => [NAMES[status], respond(status)]));
}
