import type { Log } from '../log/log';
import { closeAll, type Closable } from './close-all';
import { type Signals, stopOnSignal } from './stop-on-signal';

/** What {@link runJob} needs. */
export interface RunJobProps {
  readonly log: Log;
  /** `process`, or a stand-in where a test runs it in its own process. */
  readonly signals: Signals;
  /** What it does. Where it throws, the run has failed: it is tried again as its Job says. */
  readonly run: (stop: AbortSignal) => Promise<void>;
  /**
   * What to close once it has ended: stores and pools.
   *
   * @default nothing
   */
  readonly close?: readonly Closable[];
}

/** Stores have this long to close, in milliseconds. */
const CLOSE_MS = 5_000;

/**
 * Runs a job and ends the process: with 0 once its work is done, with 1 where it failed, or was told to stop before. On SIGTERM or SIGINT
 * the signal that it was given is aborted. A second signal exits at once.
 */
export async function runJob({ log, signals, run, close = [] }: RunJobProps): Promise<void> {
  const stopping = new AbortController();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  stopOnSignal(signals, (signal) => {
    log.info('stopping', { signal });
    stopping.abort();
    return ended;
  });
  const failure = await run(stopping.signal).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const unclosed = await closeAll(close, AbortSignal.timeout(CLOSE_MS));
  if (failure) log.error('the job has failed', failure);
  for (const error of unclosed) log.error('a store did not close', { error });
  const code = failure || stopping.signal.aborted || unclosed.length > 0 ? 1 : 0;
  if (code === 0) log.info('done');
  end(code);
  // Whoever told it to stop waits for it in its own way.
  if (!stopping.signal.aborted) signals.exit(code);
}
