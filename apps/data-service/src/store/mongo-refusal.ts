import { MongoServerError } from 'mongodb';
import { StoreRefused } from './record-store';

/**
 * Replies that another attempt may not get: the server is no primary any more, stops, starts, or is in another's way. Those of the driver's
 * specification of retryable writes, and locks and time limits.
 *
 * @see https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md#determining-retryable-errors
 */
const PASSING = new Set([6, 7, 24, 46, 50, 89, 91, 112, 134, 189, 202, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** Reply to a user or a password that is wrong. */
const AUTHENTICATION_FAILED = 18;

/** MongoDB answered that it will not do it, and would answer so again. */
export class MongoRefused extends StoreRefused {
  readonly replyCode: number;

  constructor(replyCode: number, { codeName = 'an unnamed error', message }: { codeName?: string | undefined; message: string }) {
    // What follows quotes the command, with what it would have stored.
    const [reason = ''] = message.split(' {');
    super(`MongoDB refuses: ${codeName} (code ${replyCode}); the log of the service says more`, new Error(reason));
    this.replyCode = replyCode;
  }

  get isLogin(): boolean {
    return this.replyCode === AUTHENTICATION_FAILED;
  }
}

/** Whether another attempt may get another reply. */
export function isPassing(code: number): boolean {
  return PASSING.has(code);
}

/** An error of the driver, told apart: `MongoRefused` for what another attempt would get too; any other as it is. */
export function explainFailure(error: unknown): unknown {
  if (!(error instanceof MongoServerError) || typeof error.code !== 'number' || isPassing(error.code)) return error;
  return new MongoRefused(error.code, error);
}
