import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { REQUEST_ID_HEADER } from '../http/request-id';
import type { RequestTrace } from '../trace/request-trace';

/** Where nothing is traced, the trace goes on as it came (W3C Trace Context): who collects traces sees one request in all services. */
const TRACE_HEADERS = ['traceparent', 'tracestate'] as const;

/** What every call says of itself, and of the request that it is made for. */
export function headersFor(
  request: Request | undefined,
  trace: RequestTrace | undefined,
  hasBody: boolean,
): Readonly<Record<string, string>> {
  return {
    Accept: 'application/json',
    [REQUEST_ID_HEADER]: request?.id ?? randomUUID(),
    ...(hasBody && { 'Content-Type': 'application/json' }),
    ...traceHeaders(request, trace),
  };
}

function traceHeaders(request: Request | undefined, trace: RequestTrace | undefined): Readonly<Record<string, string>> {
  if (trace !== undefined) {
    const { traceparent, tracestate } = trace;
    return { traceparent, ...(tracestate !== undefined && { tracestate }) };
  }
  const given = TRACE_HEADERS.map((name) => [name, request?.headers[name]] as const).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(given as [string, string][]);
}

/** How long the caller of a request still waits, in milliseconds; Infinity where nothing says so. */
export function timeLeftOf({ res }: Request): number {
  return (res?.dueAt ?? Infinity) - performance.now();
}
