import type { Request } from 'express';

/** The path of a request, still percent-encoded, without its query: Express's `request.path`, which parses and keeps the whole URL. */
export function pathOf(request: Request): string {
  const { url } = request;
  if (!url.startsWith('/')) return request.path;
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
