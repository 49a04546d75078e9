import { Writable } from 'node:stream';
import { transports } from 'winston';
import type { CommonConfig } from '../src/config/config';
import { createLog, type Log } from '../src/log/log';

/** One line of the log, parsed. */
export type LogLine = Readonly<Record<string, unknown>>;

/** The real log, with its lines kept instead of printed. */
export function createMemoryLog(LOG_LEVEL: CommonConfig['LOG_LEVEL'] = 'debug'): { log: Log; lines: LogLine[]; texts: string[] } {
  const lines: LogLine[] = [];
  const texts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      texts.push(String(chunk));
      lines.push(JSON.parse(String(chunk)) as LogLine);
      done();
    },
  });
  const log = createLog({ name: 'shop' }, { LOG_LEVEL, SERVICE_VERSION: '1.2.3' });
  log.clear().add(new transports.Stream({ stream, eol: '\n' }));
  return { log, lines, texts };
}
