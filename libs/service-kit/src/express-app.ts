import { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express, type Response } from 'express';

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
  app.response.json = sendJson;

  return app;
}

/** The classes that an application of {@link createExpressApp} wants its server to use. */
export function messageClasses(app: Express) {
  return {
    IncomingMessage: app.request.constructor as typeof IncomingMessage,
    ServerResponse: app.response.constructor as typeof ServerResponse,
  };
}

/**
 * Express takes apart and puts together again the content type that it has just set: a tenth of the CPU of a small answer. An answer
 * with an entity tag stays Express's, which compares the tag with what the client has.
 */
function sendJson(this: Response, body: unknown): Response {
  if (this.hasHeader('ETag')) return express.response.json.call(this, body);
  const text = JSON.stringify(body);
  if (!this.hasHeader('Content-Type')) this.setHeader('Content-Type', 'application/json; charset=utf-8');
  this.setHeader('Content-Length', Buffer.byteLength(text));
  this.end(text);
  return this;
}

function link<Parent extends object>(prototype: object, parent: Parent): Parent {
  return Object.setPrototypeOf(prototype, parent) as Parent;
}
