import type { StatsAnswer } from '@fairlead/contracts/data-service/http';
import type { RequestHandler } from 'express';
import type { Records } from '../records';

/** `/api/stats`: how many records there are. */
export function answerStats(records: Records): RequestHandler {
  return async (_request, response) => {
    response.json({ total_documents: await records.count(response), timestamp: new Date().toISOString() } satisfies StatsAnswer);
  };
}
