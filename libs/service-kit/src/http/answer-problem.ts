import type { Request, Response } from 'express';
import { InvalidInput, PayloadTooLarge, ServiceError, UnsupportedMediaType } from '../errors/errors';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';
import { NO_STORE, sendText } from './send-text';

/**
 * Answers with an error, as `application/problem+json`, which no cache may keep. Unknown ones become a plain 500; what caused a 5xx is only
 * logged.
 */
export function answerProblem(thrown: unknown, request: Request, response: Response): void {
  const error = toServiceError(thrown);
  if (error.status >= 500) response.locals.failure = thrown;
  if (response.headersSent) {
    // Too late for a status: a client that sees the connection break knows that its answer is not whole.
    response.locals.isBrokenOff = true;
    response.destroy();
    return;
  }
  const errors = error instanceof InvalidInput ? error.errors : undefined;
  const problem = problemOf(error.status, error.message, request.id, errors);
  sendText(response, error.status, PROBLEM_MEDIA_TYPE, JSON.stringify(problem), { ...NO_STORE, ...error.headers });
}

function toServiceError(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  return fromExpress(thrown) ?? new ServiceError(500, 'something went wrong here; the log has the cause under this request id');
}

/** Express and its body parser throw plain errors with a status, which stand for the client's mistakes. */
function fromExpress(thrown: unknown): ServiceError | undefined {
  if (!(thrown instanceof Error) || !('status' in thrown)) return undefined;
  switch (thrown.status) {
    case 413:
      return new PayloadTooLarge('limit' in thrown ? Number(thrown.limit) : 0, thrown);
    case 415:
      return new UnsupportedMediaType(thrown.message, thrown);
    case 400:
      return new InvalidInput(isJsonError(thrown) ? 'the body is not valid JSON' : thrown.message, [], thrown);
    default:
      return undefined;
  }
}

/** The parser's own message quotes the body. */
function isJsonError(error: Error): boolean {
  return 'type' in error && error.type === 'entity.parse.failed';
}
