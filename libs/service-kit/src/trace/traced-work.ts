import { errorTypeOf } from './error-type';
import type { RequestTrace } from './request-trace';
import type { Tracing, Work } from './tracing';

/**
 * Does a piece of work within a span. What it asks of stores and other services is below that, where it hands the trace on.
 *
 * @param tracing undefined while nothing is traced: then the work is just done
 * @param run is given where it is in its trace; undefined while nothing is traced
 *
 * @example
 * await tracedWork(tracing, { name: 'send mail', traceparent: message.traceparent }, (trace) => send(message, trace));
 */
export async function tracedWork<Result>(
  tracing: Tracing | undefined,
  work: Work,
  run: (trace: RequestTrace | undefined) => Promise<Result>,
): Promise<Result> {
  if (tracing === undefined) return run(undefined);
  const trace = tracing.beginWork(work);
  const { span } = trace;
  if (span === undefined) return run(trace);
  try {
    return await run(trace);
  } catch (error) {
    span.fail(errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}
