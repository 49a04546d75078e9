import { STATUS_CODES } from 'node:http';
import type { InputFault } from '../errors/errors';

/** Media type of a problem document (RFC 9457 §3). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** A problem document. `about:blank` means that the status says it all (RFC 9457 §4.2.1). */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The same, for clients that look for it here. */
  readonly message: string;
  /** The request id, which finds the log lines. */
  readonly instance: string;
  readonly errors?: readonly InputFault[];
}

/** Builds a problem document. */
export function problemOf(status: number, detail: string, instance: string, errors?: readonly InputFault[]): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    message: detail,
    instance,
    ...(errors?.length ? { errors } : undefined),
  };
}
