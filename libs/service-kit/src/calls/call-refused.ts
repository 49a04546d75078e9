import { ServiceError } from '../errors/errors';
import type { Problem } from '../http/problem';

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** For our own client: 503 where the called service has too much to do, 504 where it ran out of time, else 502. */
const MEANINGS: Readonly<Record<number, number>> = { 429: 503, 503: 503, 504: 504 };

/**
 * A called service answered, and did not do what it was asked. Where nobody catches it, its `status` is what that means for our own
 * client. Whoever knows better catches it: `error.answered === 404`.
 */
export class CallRefused extends ServiceError {
  /** Status of the called service. */
  readonly answered: number;
  /** Its problem document (RFC 9457), where it sent one. */
  readonly problem: Partial<Problem> | undefined;

  constructor(name: string, { status, headers, text }: RawAnswer) {
    const problem = parseProblem(text);
    const ownStatus = MEANINGS[status] ?? 502;
    super(ownStatus, `${name} answered ${status}`, {
      cause: new Error(`${name} answered ${status}${problem?.detail === undefined ? '' : `: ${problem.detail}`}`),
      ...(ownStatus === 503 && { headers: { 'Retry-After': secondsOf(headers['retry-after']) } }),
    });
    this.answered = status;
    this.problem = problem;
  }
}

function parseProblem(text: string): Partial<Problem> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'status' in value ? (value as Partial<Problem>) : undefined;
  } catch {
    return undefined;
  }
}

function secondsOf(given: RawAnswer['headers'][string]): string {
  return typeof given === 'string' && /^\d{1,6}$/.test(given) ? given : '1';
}
