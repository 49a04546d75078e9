import type { Express } from 'express';
import { loadConfig } from '../src/config/config';
import { serve, type ServeProps } from '../src/lifecycle/serve';
import { openTracing } from '../src/trace/open-tracing';
import { createMemoryLog } from './memory-log';
import { shop } from './shop-contract';
import { createShop } from './start-shop';
import { TestProcess } from './test-process';

const running: TestProcess[] = [];

afterEach(async () => {
  for (const process of running.splice(0)) {
    if (process.exitCodes.length === 0) process.kill('SIGTERM');
    await process.exited;
  }
});

/** Serves a shop as `main.ts` does, on free ports, until the test ends. */
export async function serveShop(
  addHandlers: (app: Express) => void = () => undefined,
  environment: Readonly<Record<string, string>> = {},
  close: NonNullable<ServeProps['close']> = [],
) {
  const config = loadConfig(shop, { PORT: '0', MANAGEMENT_PORT: '0', SERVICE_VERSION: '1.2.3', DRAIN_DEADLINE_MS: '5000', ...environment });
  const tracing = openTracing(shop, config, createMemoryLog());
  const { app, contract, ...parts } = createShop(addHandlers, { tracing });
  const process = new TestProcess();
  const ports = await serve(app, { contract, ...parts, config, tracing, signals: process, close });
  running.push(process);
  return {
    ...parts,
    ...ports,
    process,
    url: `http://localhost:${ports.port}`,
    managementUrl: `http://localhost:${ports.managementPort}`,
  };
}
