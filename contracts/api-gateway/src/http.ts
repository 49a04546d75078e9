import { dataOperations } from '@fairlead/contracts/data-service/http';
import { userOperations } from '@fairlead/contracts/user-service/http';
import { describeApi, type OpenApiDocument, type Operations } from '@fairlead/openapi';
import { z } from 'zod';
import { apiGateway } from './index';

export type * from '@fairlead/openapi';

const document = z
  .looseObject({
    openapi: z.string().regex(/^3\.1\.\d+$/),
    info: z.looseObject({ title: z.string(), version: z.string().describe('Version of the platform.') }),
    paths: z.looseObject({}),
  })
  .describe('A document of OpenAPI 3.1.');

/** What clients are told of the routes that the gateway answers itself. */
export const gatewayOperations: Operations = {
  'GET /openapi.json': {
    id: 'getOpenApi',
    tag: 'about',
    summary: 'Describes all of this',
    headers: z.object({
      'if-none-match': z
        .string()
        .optional()
        .meta({ description: 'Versions that the client has: 304 where it is one of them.', examples: ['"1"'] }),
    }),
    answers: {
      200: {
        description: 'This document.',
        body: document,
        headers: ['ETag', 'Cache-Control'],
        leadsTo: { getOpenApi: { 'If-None-Match': '$response.header.ETag' } },
      },
      304: { description: 'The client has this version.', headers: ['ETag', 'Cache-Control'] },
    },
  },
};

const DESCRIPTION = `Users, and records of a database, behind one gateway.

- \`HEAD\` is answered wherever \`GET\` is, with the same headers and no body. Another method of a path is 405, and \`Allow\` lists those that it has; another path is 404.
- Each refusal and failure is a problem document (RFC 9457).
- Times are RFC 3339 in UTC.
- \`x-limits\` says what a route allows: bytes of a body, milliseconds of a whole request, requests a second of one client.`;

/** The document of OpenAPI 3.1 of all that is public. Whoever serves it puts its own version in. */
export function describePlatform(): OpenApiDocument {
  return describeApi({
    info: { title: 'Fairlead platform', version: '0.0.0', description: DESCRIPTION },
    contract: apiGateway,
    operations: {
      'user-service': userOperations,
      'data-service': dataOperations,
      'api-gateway': gatewayOperations,
    },
  });
}
