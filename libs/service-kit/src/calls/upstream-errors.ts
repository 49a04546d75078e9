import { Overloaded, ServiceError, UpstreamFailed, UpstreamTimeout } from '../errors/errors';

/** What the system says when nobody takes the connection: the service has no pod that is ready, or its only one has just gone. */
const REFUSED_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What it says when a connection that was there ends. */
const RESET_CODES: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Whether there was no connection, so that nothing of the request was sent. One that does not come about in time is lost on its way. */
export function isRefused(error: Error): boolean {
  return REFUSED_CODES.has(codeOf(error)) || ('syscall' in error && error.syscall === 'connect');
}

/** Whether a connection broke. */
export function isReset(error: Error): boolean {
  return RESET_CODES.has(codeOf(error));
}

/** What a failed call means for the client: 504 where time ran out, 503 where nobody took the connection, 502 where it broke or was not HTTP. */
export function toServiceError(upstream: string, error: Error): ServiceError {
  if (error instanceof ServiceError) return error;
  const code = codeOf(error);
  if (code === 'ETIMEDOUT') return new UpstreamTimeout(`${upstream} did not answer in time`, error);
  if (REFUSED_CODES.has(code)) return new Overloaded(`${upstream} cannot be reached; try again`, error);
  return new UpstreamFailed(`${upstream} broke off, or answered no HTTP`, error);
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
