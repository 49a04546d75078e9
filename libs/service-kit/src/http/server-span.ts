import type { Request } from 'express';
import type { RequestOutcome } from '../metrics/metrics';
import type { RequestTrace } from '../trace/request-trace';
import type { Span } from '../trace/span';
import type { SpanDescription, Tracing } from '../trace/tracing';
import { REQUEST_ID_HEADER } from './request-id';
import { CLIENT_CLOSED_REQUEST, UNMATCHED } from './request-outcome';

/** The methods of HTTP's own (RFC 9110, and `PATCH`); all others are one, since a name of a span is not for clients to choose. */
const METHODS: ReadonlySet<string> = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);

const REQUEST_ID_ATTRIBUTE = `http.request.header.${REQUEST_ID_HEADER.toLowerCase()}`;

/** The method of a request as spans tell it. */
export function spanMethod(method: string): string {
  return METHODS.has(method) ? method : '_OTHER';
}

/**
 * Begins the span of a request, by the semantic conventions for HTTP servers (1.45). It has no query, no header but the request id, and no
 * address of the client.
 */
export function beginTrace(tracing: Tracing, request: Request, isTrusted: (request: Request) => boolean): RequestTrace {
  return tracing.begin(request, isTrusted, describe);
}

function describe(request: Request): SpanDescription {
  const method = spanMethod(request.method);
  return { name: method, attributes: { 'http.request.method': method, 'url.scheme': 'http', [REQUEST_ID_ATTRIBUTE]: [request.id] } };
}

/** Ends it. */
export function endSpan(span: Span, request: Request, { method, route, status }: RequestOutcome): void {
  if (route !== UNMATCHED) {
    span.rename(`${spanMethod(method)} ${route}`);
    span.add({ 'http.route': route });
  }
  const [path = ''] = request.originalUrl.split('?', 1);
  span.add({ 'url.path': path });
  if (status === CLIENT_CLOSED_REQUEST) span.add({ 'error.type': 'client_left' });
  else span.add({ 'http.response.status_code': status });
  if (status >= 500) span.fail(String(status));
  span.end();
}
