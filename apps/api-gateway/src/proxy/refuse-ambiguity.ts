import { InvalidInput } from '@fairlead/service-kit/errors';
import type { RequestHandler } from 'express';
import { findFramingFault } from './framing';
import { findTargetFault } from './target';

/**
 * Refuses with 400 what two parsers could read in two ways, before anything acts on it, and closes the connection: where one request
 * ends and the next begins is in doubt. Node's parser has already refused most of it.
 */
export function refuseAmbiguity(): RequestHandler {
  return (request, response, next) => {
    const fault = findFramingFault(request) ?? findTargetFault(request.url);
    if (fault !== undefined) {
      response.setHeader('Connection', 'close');
      throw new InvalidInput(fault);
    }
    next();
  };
}
