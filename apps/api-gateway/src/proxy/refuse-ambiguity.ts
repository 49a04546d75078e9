import type { Socket } from 'node:net';
import { InvalidInput } from '@fairlead/service-kit/errors';
import type { RequestHandler } from 'express';
import { findFramingFault } from './framing';
import { findTargetFault } from './target';

const BEHIND_A_FAULT = 'it follows a request that does not say clearly where it ends';

/**
 * Refuses with 400 what two parsers could read in two ways, before anything acts on it, and closes the connection: where one request
 * ends and the next begins is in doubt. So nothing that Node has read behind it counts as a request, either. Node's parser has already
 * refused most of it.
 */
export function refuseAmbiguity(): RequestHandler {
  const refused = new WeakSet<Socket>();

  return (request, response, next) => {
    const { socket, url } = request;
    const fault = refused.has(socket) ? BEHIND_A_FAULT : (findFramingFault(request) ?? findTargetFault(url));
    if (fault !== undefined) {
      refused.add(socket);
      response.setHeader('Connection', 'close');
      throw new InvalidInput(fault);
    }
    next();
  };
}
