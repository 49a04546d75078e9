import type { Request } from 'express';
import type { RequestOutcome } from '../metrics/metrics';
import type { RequestTrace } from '../trace/request-trace';
import type { Span, SpanAttributes } from '../trace/span';
import type { SpanDescription, Tracing } from '../trace/tracing';
import { REQUEST_ID_HEADER } from './request-id';
import { CLIENT_CLOSED_REQUEST, UNMATCHED } from './request-outcome';

/** The methods of HTTP's own, as the conventions list them; all others are one, since a name of a span is not for clients to choose. */
const METHODS: ReadonlySet<string> = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY', 'TRACE']);

const REQUEST_ID_ATTRIBUTE = `http.request.header.${REQUEST_ID_HEADER.toLowerCase()}`;

/** The method of a request as attributes tell it. One that is not of HTTP's own is one of those few that Node's parser knows. */
export function methodAttributes(method: string): SpanAttributes {
  if (METHODS.has(method)) return { 'http.request.method': method };
  return { 'http.request.method': '_OTHER', 'http.request.method_original': method };
}

/** What a span is called: `GET /users/:id`, `GET` where no route is known, `HTTP` in place of a method that is not of HTTP's own. */
export function spanName(method: string, route?: string): string {
  const named = METHODS.has(method) ? method : 'HTTP';
  return route === undefined ? named : `${named} ${route}`;
}

/**
 * Begins the span of a request, by the semantic conventions for HTTP servers (1.45). It has no query, no header but the request id, and no
 * address of the client.
 */
export function beginTrace(tracing: Tracing, request: Request, isTrusted: (request: Request) => boolean): RequestTrace {
  return tracing.begin(request, isTrusted, describe);
}

function describe(request: Request): SpanDescription {
  const { method, id } = request;
  return { name: spanName(method), attributes: { ...methodAttributes(method), 'url.scheme': 'http', [REQUEST_ID_ATTRIBUTE]: [id] } };
}

/** Ends it. */
export function endSpan(span: Span, request: Request, { method, route, status }: RequestOutcome): void {
  if (route !== UNMATCHED) {
    span.rename(spanName(method, route));
    span.add({ 'http.route': route });
  }
  const [path = ''] = request.originalUrl.split('?', 1);
  span.add({ 'url.path': path });
  if (status === CLIENT_CLOSED_REQUEST) span.add({ 'error.type': 'client_left' });
  else span.add({ 'http.response.status_code': status });
  if (status >= 500) span.fail(String(status));
  span.end();
}
