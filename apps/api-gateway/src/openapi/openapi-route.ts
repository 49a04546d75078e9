import { createHash } from 'node:crypto';
import { OPENAPI_PATH } from '@fairlead/contracts/api-gateway';
import document from '@fairlead/contracts/api-gateway/openapi';
import { JSON_TYPE, sendText } from '@fairlead/service-kit';
import type { RequestHandler } from 'express';
import type { Config } from '../config';

/** What an {@link openApiRoute} works with. */
export interface OpenApiProps {
  readonly config: Pick<Config, 'SERVICE_VERSION'>;
}

/**
 * `/openapi.json`: all that is public, as OpenAPI 3.1, under the version that runs here. A cache may keep it and asks whether it is still
 * the same; the text is made once.
 *
 * @param others answers all other routes
 */
export function openApiRoute({ config }: OpenApiProps, others: RequestHandler): RequestHandler {
  const text = JSON.stringify({ ...document, info: { ...document.info, version: config.SERVICE_VERSION } });
  const headers = { ETag: `"${createHash('sha256').update(text).digest('base64url')}"`, 'Cache-Control': 'no-cache' };

  return (request, response, next) => {
    if (response.locals.contractRoute?.path !== OPENAPI_PATH) return others(request, response, next);
    response.set(headers);
    if (request.fresh) return void response.status(304).end();
    return sendText(response, 200, JSON_TYPE, text);
  };
}
