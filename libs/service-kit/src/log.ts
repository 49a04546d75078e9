import type { ServiceContract } from 'fairlead/contract';
import { LEVEL, MESSAGE } from 'triple-beam';
import { createLogger, format, type Logger, transports } from 'winston';
import type { CommonConfig } from './config';

/** A winston logger that writes one JSON line per event to standard output. */
export type Log = Logger;

/**
 * The log of a service: `{"timestamp","level","service","version","message", …}`, one line each.
 * One pass makes the line; winston's own chain of timestamp, errors and json formats costs about three times as much.
 */
export function createLog(contract: Pick<ServiceContract, 'name'>, config: Pick<CommonConfig, 'LOG_LEVEL' | 'SERVICE_VERSION'>): Log {
  const identity = `"service":${JSON.stringify(contract.name)},"version":${JSON.stringify(config.SERVICE_VERSION)}`;

  const jsonLine = format((entry) => {
    const { level, message, ...fields } = entry;
    const rest = JSON.stringify(fields, showError);
    entry[MESSAGE] =
      `{"timestamp":"${new Date().toISOString()}","level":"${entry[LEVEL] ?? level}",${identity},"message":${JSON.stringify(message)}` +
      (rest === '{}' ? '}' : `,${rest.slice(1)}`);
    return entry;
  });

  return createLogger({ level: config.LOG_LEVEL, format: jsonLine(), transports: [new transports.Console()] });
}

/** An Error has no enumerable fields and would log as `{}`; its stack names the message and each cause's place. */
function showError(_key: string, value: unknown): unknown {
  return value instanceof Error ? describeError(value) : value;
}

/** Stack of an error and of what caused it, in one text. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${describeError(error.cause)}`;
}
