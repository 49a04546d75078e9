import type { Log } from '../log/log';
import type { RequestTrace } from '../trace/request-trace';
import { tracedWork } from '../trace/traced-work';
import type { Tracing } from '../trace/tracing';
import { closeAll, type Closable } from './close-all';
import { type Signals, stopOnSignal } from './stop-on-signal';

/** What {@link runJob} needs. */
export interface RunJobProps {
  readonly log: Log;
  /** `process`, or a stand-in where a test runs it in its own process. */
  readonly signals: Signals;
  /**
   * What it does. Where it throws, the run has failed: it is tried again as its Job says.
   *
   * @param trace where the run is in its trace, for what it asks of stores and other services; undefined while nothing is traced
   */
  readonly run: (stop: AbortSignal, trace?: RequestTrace) => Promise<void>;
  /**
   * What to close once it has ended: stores and pools.
   *
   * @default nothing
   */
  readonly close?: readonly Closable[];
  /** Each run is a span, sent last of all. @default nothing is traced */
  readonly tracing?: Tracing | undefined;
  /** `TRACEPARENT` of its configuration: the trace that the run is part of. @default one of its own */
  readonly traceparent?: string | undefined;
}

/** Of the span of a run: its service says which job it is. */
const RUN = 'run';

/** Stores have this long to close, in milliseconds. */
const CLOSE_MS = 5_000;

/**
 * Runs a job and ends the process: with 0 once its work is done, with 1 where it failed, or was told to stop before. On SIGTERM or SIGINT
 * the signal that it was given is aborted. A second signal exits at once.
 */
export async function runJob({ log, signals, run, close = [], tracing, traceparent }: RunJobProps): Promise<void> {
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
  let ids: object = {};
  const failure = await tracedWork(tracing, { name: RUN, traceparent }, (trace) => {
    ids = idsOf(trace);
    return run(stopping.signal, trace);
  }).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const deadline = AbortSignal.timeout(CLOSE_MS);
  const unclosed = await closeAll(close, deadline);
  await tracing?.close(deadline);
  if (failure) log.error('the job has failed', { ...failure, ...ids });
  for (const error of unclosed) log.error('a store did not close', { error });
  const code = failure || stopping.signal.aborted || unclosed.length > 0 ? 1 : 0;
  if (code === 0) log.info('done', ids);
  end(code);
  // Whoever told it to stop waits for it in its own way.
  if (!stopping.signal.aborted) signals.exit(code);
}

/** By which the lines of a run are found with its trace. */
function idsOf(trace: RequestTrace | undefined): object {
  const { span } = trace ?? {};
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}
