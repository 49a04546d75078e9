import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLog } from '../../src/log/log';
import { registerDroppedLines } from '../../src/metrics/dropped-lines';
import { createMetrics } from '../../src/metrics/metrics';

/** Logs `LINES` lines, a thousand a turn of the event loop, says on standard error what that cost, and waits for SIGTERM. */
async function main(): Promise<void> {
  const config = { LOG_LEVEL: 'info', SERVICE_VERSION: 'dev' } as const;
  const log = createLog({ name: 'shop' }, config);
  const metrics = createMetrics(config);
  registerDroppedLines(metrics, log);
  const before = usedMiB();

  for (let line = 0; line < Number(process.env['LINES']); line++) {
    if (line % 1_000 === 0) await turn();
    log.info('tick', { line, padding: 'x'.repeat(300) });
  }

  process.stderr.write(`${JSON.stringify({ grown_mib: usedMiB() - before, metrics: await metrics.registry.metrics() })}\n`);
  const keepAlive = setInterval(() => undefined, 1_000);
  process.once('SIGTERM', () => {
    log.info('last');
    clearInterval(keepAlive);
  });
}

/** What lives, without what a collection would free. */
function usedMiB(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 ** 2;
}

void main();
