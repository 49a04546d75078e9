import { JSON_TYPE, NO_STORE, sendText } from '@fairlead/service-kit';
import type { RequestHandler } from 'express';
import type { Records } from '../records';
import { dataAnswerWriter } from './data-answer';

/** `/api/data`: five records written, five read. `HEAD` writes none, since it is safe (RFC 9110 §9.2.1). */
export function answerData(records: Records): RequestHandler {
  const writeAnswer = dataAnswerWriter();
  return (request, response, next) => {
    if (request.method === 'HEAD') return void response.set(NO_STORE).type(JSON_TYPE).end();
    records.writeAndRead((outcome) => {
      if (outcome instanceof Error) return next(outcome);
      sendText(response, 200, JSON_TYPE, writeAnswer(outcome), NO_STORE);
    }, response);
  };
}
