import { InvalidInput, ServiceError, UpstreamFailed, UpstreamTimeout } from '@fairlead/service-kit/errors';

/** What undici and the system say when time is up. */
const TIMEOUT_CODES: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/** What a failed call means for the client: 504 where time ran out, 502 where the connection was refused, reset or not HTTP. */
export function toServiceError(upstream: string, error: Error): ServiceError {
  if (error instanceof ServiceError) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_INVALID_ARG') return new InvalidInput('the request has a target or a header that cannot be passed on', [], error);
  return TIMEOUT_CODES.has(code)
    ? new UpstreamTimeout(`${upstream} did not answer in time`, error)
    : new UpstreamFailed(`${upstream} could not be reached or broke off`, error);
}
