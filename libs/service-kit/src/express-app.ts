import { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';

/**
 * An Express application whose requests and answers are born with the right prototypes.
 *
 * Express changes the prototype of both objects on every request, which costs V8 its fast paths: a JSON reply takes 146 µs of CPU
 * with that and 44 µs without (Node 20; 70 and 47 µs on Node 24). Here `app.request` and `app.response` are the prototypes of two
 * classes from which {@link createHttpServer} makes its objects, so that Express finds nothing to change.
 */
export function createExpressApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  // Routes that have an entity tag set their own: a strong one, from the version of what they show.
  app.disable('etag');

  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = link(AppRequest.prototype, app.request);
  app.response = link(AppResponse.prototype, app.response);

  return app;
}

/** The classes that an application of {@link createExpressApp} wants its server to use. */
export function messageClasses(app: Express) {
  return {
    IncomingMessage: app.request.constructor as typeof IncomingMessage,
    ServerResponse: app.response.constructor as typeof ServerResponse,
  };
}

function link<Parent extends object>(prototype: object, parent: Parent): Parent {
  return Object.setPrototypeOf(prototype, parent) as Parent;
}
