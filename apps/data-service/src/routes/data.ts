import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import type { RequestHandler } from 'express';
import type { Records } from '../records';

/** `/api/data`: five records written, five read. */
export function answerData(records: Records): RequestHandler {
  return (_request, response, next) => {
    records.writeAndRead((outcome) => {
      if (outcome instanceof Error) return next(outcome);
      const { ids, writes, cached } = outcome;
      response.json({ status: 'success', reads: ids, writes, cached, timestamp: new Date().toISOString() } satisfies DataAnswer);
    });
  };
}
