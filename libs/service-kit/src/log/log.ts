import { types } from 'node:util';
import type { ServiceContract } from 'fairlead/contract';
import { LEVEL, MESSAGE } from 'triple-beam';
import { createLogger, format, type Logform, type Logger } from 'winston';
import type { CommonConfig } from '../config/config';
import { ServiceError } from '../errors/errors';
import { createTimestamp, quote } from './json-text';
import { OutputTransport } from './output-transport';

/** A winston logger that writes one JSON line per event to standard output. */
export type Log = Logger;

/** The format of a log of {@link createLog}. */
interface LineFormat extends Logform.Format {
  /** A line whose message and fields are JSON already. */
  readonly formatFields: (level: string, message: string, fields: string) => string;
}

/**
 * The log of a service: `{"timestamp","level","service","version","message", …}`, one line each.
 * One pass makes the line; winston's own chain of timestamp, errors and json formats costs about three times as much.
 */
export function createLog(contract: Pick<ServiceContract, 'name'>, config: Pick<CommonConfig, 'LOG_LEVEL' | 'SERVICE_VERSION'>): Log {
  const identity = `"service":${JSON.stringify(contract.name)},"version":${JSON.stringify(config.SERVICE_VERSION)}`;
  const timestamp = createTimestamp();

  const formatFields = (level: string, message: string, fields: string) =>
    `{"timestamp":"${timestamp()}","level":"${level}",${identity},"message":${message}${fields}}`;
  const formatLine = (entry: Logform.TransformableInfo) => {
    let fields = '';
    for (const name of Object.keys(entry)) {
      if (name === 'level' || name === 'message') continue;
      const value = toJson(entry[name]);
      if (value !== undefined) fields += `,${quote(name)}:${value}`;
    }
    return formatFields(String(entry[LEVEL] ?? entry.level), toJson(entry.message) ?? 'null', fields);
  };
  const jsonLine = format((entry) => {
    entry[MESSAGE] = formatLine(entry);
    return entry;
  });
  const describeGap = (dropped: number) =>
    formatLine({ level: 'warn', message: 'lines were dropped here while nobody read standard output', dropped_lines: dropped });

  const lines: LineFormat = Object.assign(jsonLine(), { formatFields });
  return createLogger({ level: config.LOG_LEVEL, format: lines, transports: [new OutputTransport({ describeGap })] });
}

/**
 * Writes a line whose fields are JSON already: what `log.log` would write, to the same transports and by the same level. It goes past winston's
 * two streams, which cost more than the line: for what is written with every request.
 *
 * @param fields each with a comma before it: `,"status":200`
 */
export function writeLine(log: Log, level: string, message: string, fields: string): void {
  const { levels, transports, silent } = log;
  if (silent || !((levels[level] as number) <= (levels[log.level] as number))) return;
  const line = (log.format as LineFormat).formatFields(level, quote(message), fields);
  for (const transport of transports) {
    if (transport instanceof OutputTransport) transport.print(line);
    else transport.write({ [LEVEL]: level, [MESSAGE]: line, level, message });
  }
}

/** Lines that a log could not print, since nobody read them. */
export function countDroppedLines({ transports }: Log): number {
  return transports.reduce((sum, transport) => sum + (transport instanceof OutputTransport ? transport.droppedLines : 0), 0);
}

/** Never throws: a line that cannot be written must not end the request, or the process, that it tells of. Undefined where JSON has no word. */
function toJson(value: unknown): string | undefined {
  // Most are plain, and `showValue` would cost them more than all else.
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value === undefined) return undefined;
  try {
    return JSON.stringify(value, showValue);
  } catch (error) {
    return JSON.stringify({ unloggable: String(error) });
  }
}

/** An Error has no enumerable fields and would log as `{}`; JSON has no word for a bigint. */
function showValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Error ? describeError(value) : value;
}

/**
 * An error and what caused it, in one text. With stacks where the error is unknown; without where its name says what it means,
 * as an outage makes one such line a request.
 */
export function describeError(error: unknown, isKnown = error instanceof ServiceError): string {
  // Not by its class alone: that of another context, such as a test's, is another one.
  if (!(error instanceof Error || types.isNativeError(error))) return String(error);
  const own = isKnown ? String(error) : (error.stack ?? String(error));
  return [own, ...listCauses(error).map((cause) => `caused by ${describeError(cause, isKnown)}`)].join(isKnown ? '; ' : '\n');
}

/** Node joins the failed attempts at a name with several addresses in an AggregateError that says nothing itself. */
function listCauses(error: Error): readonly unknown[] {
  if (error.name === 'AggregateError') return (error as AggregateError).errors;
  return error.cause === undefined ? [] : [error.cause];
}
