import type { CacheStatus } from '@fairlead/contracts/data-service/http';
import type { RequestHandler } from 'express';
import type { Records } from '../records';

/** `/api/cache/status`: whether there is a cache, and how well it serves. */
export function answerCacheStatus(records: Records): RequestHandler {
  return (_request, response) => {
    response.json(records.cacheStatus satisfies CacheStatus);
  };
}
