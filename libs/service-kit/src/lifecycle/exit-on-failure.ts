import { ConfigError } from '../config/config';
import { describeError } from '../log/log';

/** Ends a process that could not start: what was wrong on standard error, 78 for a wrong environment and 1 for anything else. */
export function exitOnFailure(error: unknown): void {
  process.stderr.write(`${error instanceof ConfigError ? error.message : describeError(error)}\n`);
  process.exit(error instanceof ConfigError ? error.exitCode : 1);
}
