import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { InvalidInput, PayloadTooLarge, UnsupportedMediaType } from '../errors/errors';

/**
 * What is read. Not all that ends in `+json`: a patch document of another type (`application/json-patch+json`) is JSON too, and says
 * something else. A part of what is stored, as PATCH takes it, is what a merge patch is (RFC 7396).
 */
const JSON_TYPES = ['application/json'];
const PATCH_TYPES = [...JSON_TYPES, 'application/merge-patch+json'];

/**
 * Reads a JSON body up to the route's `maxBodyBytes`: 413 beyond it, 415 for another type, 400 for broken JSON or what is not UTF-8
 * (RFC 8259 §8.1).
 */
export function jsonBody(): RequestHandler {
  const parsers = new Map<number, RequestHandler>();
  const parserFor = (limit: number) => {
    const parser = parsers.get(limit) ?? express.json({ limit, type: PATCH_TYPES, verify: checkEncoding });
    parsers.set(limit, parser);
    return parser;
  };

  return (request, response, next) => {
    if (request.headers['content-length'] !== '0') checkType(request);
    const limit = response.locals.contractRoute?.maxBodyBytes ?? ROUTE_DEFAULTS.maxBodyBytes;
    // The parser would first read all of it.
    if (Number(request.headers['content-length']) > limit) throw new PayloadTooLarge(limit);
    parserFor(limit)(request, response, next);
  };
}

function checkType(request: Request): void {
  const [types, header] = request.method === 'PATCH' ? ([PATCH_TYPES, 'Accept-Patch'] as const) : ([JSON_TYPES, 'Accept'] as const);
  if (request.is(types) !== false) return;
  const given = request.get('Content-Type') ?? 'of no stated type';
  throw new UnsupportedMediaType(`the body is ${given}; send application/json`, undefined, { [header]: types.join(', ') });
}

/** A decoder would put a replacement character for each byte that is wrong, and so store what nobody sent. */
function checkEncoding(_request: unknown, _response: unknown, bytes: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw new UnsupportedMediaType(`the body is in ${charset}; send it in UTF-8`);
  if (!isUtf8(bytes)) throw new InvalidInput('the body is not valid UTF-8');
}
