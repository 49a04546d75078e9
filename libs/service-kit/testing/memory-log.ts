import { Writable } from 'node:stream';
import { transports } from 'winston';
import type { CommonConfig } from '../src/config/config';
import { createLog } from '../src/log/log';

/** One line of the log, parsed. */
export type LogLine = Readonly<Record<string, unknown>>;

interface MemoryLogProps extends Partial<Pick<CommonConfig, 'LOG_LEVEL' | 'SERVICE_VERSION'>> {
  readonly name?: string;
}

/** The real log of a service, with its lines kept instead of printed. */
export function createMemoryLog({ name = 'shop', LOG_LEVEL = 'debug', SERVICE_VERSION = '1.2.3' }: MemoryLogProps = {}) {
  const lines: LogLine[] = [];
  const texts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      texts.push(String(chunk));
      lines.push(JSON.parse(String(chunk)) as LogLine);
      done();
    },
  });
  const log = createLog({ name }, { LOG_LEVEL, SERVICE_VERSION });
  log.clear().add(new transports.Stream({ stream, eol: '\n' }));
  return { log, lines, texts };
}
