import type { CacheStatus } from '@fairlead/contracts/data-service/http';
import type { RequestHandler } from 'express';
import type { Records } from '../records';

/** `/api/cache/status`: whether there is a cache, and how well it serves. */
export function answerCacheStatus(records: Records): RequestHandler {
  return async (_request, response) => {
    response.json((await records.findCacheStatus()) satisfies CacheStatus);
  };
}
