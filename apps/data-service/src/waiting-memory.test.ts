import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, Health, loadConfig, serve } from '@fairlead/service-kit';
import { TestProcess } from '@fairlead/service-kit/testing';
import { createApp } from './app';
import { NO_SHARED_CACHE } from './read/shared-cache';
import { Records } from './records';

const CLIENTS = 1_000;

/** Of which Node's own request and answer take 2,000. */
const MOST_BYTES = 5_000;

/** Holds every batch until the test releases it. */
class SilentStore {
  readonly dependencies = {};
  release: () => void = () => undefined;
  readonly #released = new Promise<ReadonlySet<number>>((resolve) => (this.release = () => resolve(new Set())));
  readonly newBatch = () => ({ idsOf: () => [], send: () => this.#released });
  readonly findWritten = async () => ['1', '2', '3', '4', '5'];
  readonly count = async () => 5;
  readonly close = async () => undefined;
}

test(`a request that waits for the store keeps less than ${MOST_BYTES} bytes`, async () => {
  const store = new SilentStore();
  const { port, records, process } = await serveRecords(store);
  const clients = startClients(port);
  await clients.said('connected');
  const before = await measureHeap();

  clients.ask();
  await clients.said('asked');
  const each = ((await measureHeap()) - before) / CLIENTS;

  expect(records.queued).toBeGreaterThan(CLIENTS / 2);
  expect(each).toBeGreaterThan(1_000);
  expect(each).toBeLessThan(MOST_BYTES);
  store.release();
  clients.end();
  process.kill('SIGTERM');
  await process.exited;
});

async function serveRecords(store: SilentStore) {
  const config = loadConfig(dataService, { PORT: '0', LOG_LEVEL: 'error' });
  const log = createLog(dataService, config);
  log.silent = true;
  const metrics = createMetrics(config);
  const health = new Health({ log, metrics });
  const records = new Records({ store, cache: NO_SHARED_CACHE, maxQueued: CLIENTS, batchesInFlight: 1 });
  const app = createApp({ config, log, metrics, health, records });
  const process = new TestProcess();
  const { port } = await serve(app, { contract: dataService, config, log, metrics, health, signals: process, close: [records] });
  return { port, records, process };
}

/** In a process of their own, so that their memory is not measured. */
function startClients(port: number) {
  const program = `
    const { connect } = require('node:net');
    let connected = 0;
    const sockets = Array.from({ length: ${CLIENTS} }, () =>
      connect(${port}, '127.0.0.1', () => ++connected === ${CLIENTS} && console.log('connected')).resume());
    process.stdin.once('data', () => {
      for (const socket of sockets) socket.write('GET /api/data HTTP/1.1\\r\\nHost: data\\r\\n\\r\\n');
      console.log('asked');
    });`;
  const child = spawn(process.execPath, ['--eval', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    said: async (word: string) => expect(String(await once(child.stdout, 'data'))).toContain(word),
    ask: () => child.stdin.write('ask'),
    end: () => child.kill(),
  };
}

/** Bytes that are in use once everything has arrived and all garbage is collected. */
async function measureHeap(): Promise<number> {
  await delay(1_000);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
