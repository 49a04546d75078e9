import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { Router } from 'express';
import type { Records } from '../records';

/** `/api/data`: five records written, five read. */
export function dataRoutes(records: Records): Router {
  const router = Router();

  router.get('/', async (_request, response) => {
    const { ids, writes, cached } = await records.exchange();
    response.json({ status: 'success', reads: ids, writes, cached, timestamp: new Date().toISOString() } satisfies DataAnswer);
  });

  return router;
}
