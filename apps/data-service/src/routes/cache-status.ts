import { Router } from 'express';
import type { Records } from '../records';

/** `/api/cache/status`: whether there is a cache, and how well it serves. */
export function cacheStatusRoutes(records: Records): Router {
  const router = Router();

  router.get('/', (_request, response) => {
    response.json(records.cacheStatus);
  });

  return router;
}
