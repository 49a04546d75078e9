import express, { type RequestHandler } from 'express';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { UnsupportedMediaType } from '../errors/errors';

const JSON_TYPES = ['application/json', 'application/*+json'];

/** Reads a JSON body up to the route's `maxBodyBytes`: 413 beyond it, 415 for another type, 400 for broken JSON. */
export function jsonBody(): RequestHandler {
  const parsers = new Map<number, RequestHandler>();
  const parserFor = (limit: number) => {
    const parser = parsers.get(limit) ?? express.json({ limit, type: JSON_TYPES });
    parsers.set(limit, parser);
    return parser;
  };

  return (request, response, next) => {
    if (request.headers['content-length'] !== '0' && request.is(JSON_TYPES) === false) {
      throw new UnsupportedMediaType(`the body is ${request.get('Content-Type') ?? 'of no stated type'}; send application/json`);
    }
    const limit = response.locals.contractRoute?.maxBodyBytes ?? ROUTE_DEFAULTS.maxBodyBytes;
    parserFor(limit)(request, response, next);
  };
}
