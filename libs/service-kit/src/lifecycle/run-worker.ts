import type { Server } from 'node:http';
import type { WorkerContract } from 'fairlead/contract';
import type { CommonConfig } from '../config/config';
import type { Health } from '../health/health';
import type { Log } from '../log/log';
import { registerDroppedLines } from '../metrics/dropped-lines';
import type { Metrics } from '../metrics/metrics';
import type { Tracing } from '../trace/tracing';
import { closeAll, type Closable } from './close-all';
import { growHeap } from './grow-heap';
import { portOf, serveManagement } from './management-server';
import { type Signals, stopOnSignal } from './stop-on-signal';

/** Probes and scrapers, and nobody else. */
const MAX_CONNECTIONS = 100;

/** What {@link runWorker} needs. */
export interface WorkerProps {
  readonly contract: Pick<WorkerContract, 'name'>;
  readonly config: Pick<CommonConfig, 'MANAGEMENT_PORT' | 'LISTEN_ADDRESS' | 'SERVICE_VERSION' | 'DRAIN_DEADLINE_MS'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** `process`, or a stand-in where a test runs it in its own process. */
  readonly signals: Signals;
  /**
   * What it does: ends soon after the signal is aborted, with what it has begun finished. To end before, or to throw, is a fault: the process
   * ends with 1, and is started again.
   */
  readonly work: (stop: AbortSignal) => Promise<void>;
  /**
   * What to close once the work has ended: stores and pools.
   *
   * @default nothing
   */
  readonly close?: readonly Closable[];
  /** What is sent last of all; its work begins spans by `tracedWork`. @default nothing is traced */
  readonly tracing?: Tracing | undefined;
}

/**
 * Runs a worker: health and metrics on the management port, where that is set, and its work. On SIGTERM or SIGINT it is not ready at once,
 * finishes what it has begun, closes its stores and exits with 0; with 1 where that takes longer than the drain deadline. A second signal
 * exits at once.
 *
 * @returns the management port, also where the configuration said 0
 * @throws Error naming the variable when the port is taken
 */
export async function runWorker(props: WorkerProps): Promise<number | undefined> {
  const { log, metrics, signals, work } = props;
  growHeap();
  registerDroppedLines(metrics, log);
  const management = await serveManagement(props, MAX_CONNECTIONS);
  const managementPort = management && portOf(management);
  log.info('working', { management_port: managementPort });

  const stopping = new AbortController();
  const worked = work(stopping.signal).then(
    () => (stopping.signal.aborted ? [] : [new Error('the work ended by itself')]),
    (error: unknown) => (stopping.signal.aborted && isAbort(error) ? [] : [error]),
  );
  let ending: Promise<number> | undefined;
  const end = () => (ending ??= endWorker(worked, management, props));
  void worked.then(async (failures) => {
    if (failures.length > 0 && !stopping.signal.aborted) signals.exit(await end());
  });
  stopOnSignal(signals, (signal) => {
    log.info('stopping', { signal });
    stopping.abort();
    return end();
  });
  return managementPort;
}

async function endWorker(worked: Promise<readonly unknown[]>, management: Server | undefined, props: WorkerProps): Promise<number> {
  const { config, log, health, close = [], tracing } = props;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), config.DRAIN_DEADLINE_MS);
  health.drain();
  // Its work is what ends first: what it works with is closed behind it.
  const late = await closeAll([{ close: async () => void (await worked) }], deadline.signal);
  health.close();
  const unclosed = await closeAll(close, deadline.signal);
  await tracing?.close(deadline.signal);
  clearTimeout(timer);
  management?.close();
  management?.closeAllConnections();
  const failures = late.length > 0 ? [] : await worked;
  for (const failure of failures) log.error('the work has failed', { error: failure });
  for (const failure of late) log.error('stopped with work unfinished', { error: failure });
  for (const failure of unclosed) log.error('a store did not close', { error: failure });
  if (failures.length + late.length + unclosed.length > 0) return 1;
  log.info('stopped');
  return 0;
}

/** What a wait throws that is ended by the signal. */
function isAbort(error: unknown): boolean {
  return (error as { readonly name?: unknown } | undefined)?.name === 'AbortError';
}
