import type { RequestHandler } from 'express';
import { NotFound } from './errors';

/** Turns what no route has answered into a 404. */
export function notFound(): RequestHandler {
  return (request) => {
    throw new NotFound(`nothing is at ${request.path}`);
  };
}
