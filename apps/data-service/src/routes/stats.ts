import type { StatsAnswer } from '@fairlead/contracts/data-service/http';
import { Router } from 'express';
import type { Records } from '../records';

/** `/api/stats`: how many records there are. */
export function statsRoutes(records: Records): Router {
  const router = Router();

  router.get('/', async (_request, response) => {
    response.json({ total_documents: await records.count(), timestamp: new Date().toISOString() } satisfies StatsAnswer);
  });

  return router;
}
