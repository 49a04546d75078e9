import { Counter } from 'prom-client';
import { countDroppedLines, type Log } from '../log/log';
import type { Metrics } from './metrics';

/** `log_lines_dropped_total`: what the log could not say is to be seen where nobody reads the log. */
export function registerDroppedLines({ registry }: Pick<Metrics, 'registry'>, log: Log): void {
  new Counter({
    name: 'log_lines_dropped_total',
    help: 'Lines of the log that were dropped because nobody read standard output.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(countDroppedLines(log));
    },
  });
}
