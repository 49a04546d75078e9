import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { JSON_TYPE, NO_STORE, sendText } from '@fairlead/service-kit';
import type { RequestHandler } from 'express';
import type { Records } from '../records';

/** `/api/data`: five records written, five read. `HEAD` writes none, since it is safe (RFC 9110 §9.2.1). */
export function answerData(records: Records): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'HEAD') return void response.set(NO_STORE).type(JSON_TYPE).end();
    records.writeAndRead((outcome) => {
      if (outcome instanceof Error) return next(outcome);
      const { ids, writes, cached } = outcome;
      const answer: DataAnswer = { status: 'success', reads: ids, writes, cached, timestamp: new Date().toISOString() };
      sendText(response, 200, JSON_TYPE, JSON.stringify(answer), NO_STORE);
    });
  };
}
