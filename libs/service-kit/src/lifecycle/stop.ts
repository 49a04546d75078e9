import type { Server } from 'node:http';
import type { CommonConfig } from '../config/config';
import { closeAll, type Closable } from './close-all';
import { drain } from './drain';
import type { Health } from '../health/health';
import type { Log } from '../log/log';
import type { OpenRequests } from '../http/open-requests';
import type { Tracing } from '../trace/tracing';

/** What {@link stop} ends. */
export interface StopProps {
  readonly server: Server;
  readonly requests: OpenRequests;
  readonly management: Server | undefined;
  readonly config: Pick<CommonConfig, 'LINGER_MS' | 'DRAIN_DEADLINE_MS'>;
  readonly log: Log;
  readonly health: Health;
  readonly close?: readonly Closable[];
  readonly tracing?: Pick<Tracing, 'close'> | undefined;
}

/**
 * Ends a service: not ready at once, linger, drain, then the stores, then what is still to be sent of traces. Health stays readable on the
 * management port until all is closed.
 *
 * @returns the code to exit with: 1 when the deadline left something undone, which is in the log, 0 otherwise
 */
export async function stop(signal: string, props: StopProps): Promise<number> {
  const { server, requests, management, config, log, health, close = [], tracing } = props;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), config.LINGER_MS + config.DRAIN_DEADLINE_MS);
  log.info('stopping', { signal, linger_ms: config.LINGER_MS, open_requests: requests.count });
  health.drain();

  const { unanswered } = await drain(server, requests, config.LINGER_MS, deadline.signal);
  health.close();
  const failures = await closeAll(close, deadline.signal);
  await tracing?.close(deadline.signal);
  management?.close();
  management?.closeAllConnections();
  clearTimeout(timer);

  for (const failure of failures) log.error('a store did not close', { error: failure });
  if (unanswered.length > 0) log.error('stopped with requests unanswered', { unanswered });
  else log.info('stopped');
  return unanswered.length + failures.length > 0 ? 1 : 0;
}
