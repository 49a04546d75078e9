import { methodAttributes, spanName } from '../http/server-span';
import { errorTypeOf } from '../trace/error-type';
import type { Span } from '../trace/span';

/** Of an address without a port. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** What is the same for all calls of a route. */
export interface CalledRoute {
  readonly method: string;
  /** As the contract of the called service has it: `/users/:id`. */
  readonly template: string;
  /** Such as `http://user-service:3001`. */
  readonly origin: URL;
}

/**
 * Begins the span of one try of a call, by the semantic conventions for HTTP clients (1.45).
 *
 * @param target with its query, which the span has not
 * @param tries that came before
 */
export function startCall(parent: Span, { method, template, origin }: CalledRoute, target: string, tries: number): Span {
  return parent.start(spanName(method, template), 'client', {
    ...methodAttributes(method),
    'url.template': template,
    'url.full': origin.origin + (target.split('?', 1)[0] ?? ''),
    'server.address': origin.hostname,
    'server.port': Number(origin.port || DEFAULT_PORTS[origin.protocol]),
    ...(tries > 0 && { 'http.request.resend_count': tries }),
  });
}

/** Ends that of a try that was answered. */
export function endCall(span: Span, status: number): void {
  span.add({ 'http.response.status_code': status });
  // For who asks, a refusal is a failure too.
  if (status >= 400) span.fail(String(status));
  span.end();
}

/**
 * Ends that of one that was not, or not whole.
 *
 * @param status where the answer had begun
 */
export function failCall(span: Span, error: unknown, status?: number): void {
  if (status !== undefined) span.add({ 'http.response.status_code': status });
  span.fail(errorTypeOf(error));
  span.end();
}
