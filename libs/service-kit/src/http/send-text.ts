import { ServerResponse } from 'node:http';
import type { Response } from 'express';
import { REQUEST_ID_HEADER } from './request-id';

/** Type of a JSON answer. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** A header for answers that say something new each time. */
export const NO_STORE = Object.freeze({ 'Cache-Control': 'no-store' });

/**
 * Answers with a text, its type, its length and the request's id. All headers in one list, which Node writes as it is: set one by one,
 * each is checked, kept and looked up again, a fifth of the CPU of a small answer.
 *
 * @param headers that come besides, in place of any that were set before
 */
export function sendText(
  response: Response,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const list = ['Content-Type', type, 'Content-Length', String(Buffer.byteLength(text))];
  const { id } = response.req;
  if (id !== undefined) list.push(REQUEST_ID_HEADER, id);
  for (const name of Object.keys(headers)) list.push(name, headers[name] as string);
  // Node's own: the application's would set the id again.
  ServerResponse.prototype.writeHead.call(response, status, list);
  endWith(response, text, 'utf8');
}

/**
 * Ends an answer whose head, with its `Content-Length`, is written but has not left, in one write of one text. What `end` is given it writes
 * with an empty piece behind it, and two pieces are copied into one first.
 */
export function endWith(response: ServerResponse, text: string, encoding: 'latin1' | 'utf8'): void {
  const { socket } = response;
  // Its client has left.
  if (socket === null) {
    response.end(text, encoding);
    return;
  }
  socket.cork();
  response.write(text, encoding);
  socket.uncork();
  response.end();
}
