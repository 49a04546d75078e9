import type { Caller, Span } from '@fairlead/service-kit';
import { RECORDS_PER_REQUEST } from '../store/record-store';

/**
 * Begins the span of a batch. It is below that of the first request that is recorded, so that one trace leads to the store; the spans of all
 * of them have a link to it, whichever trace they are in. Undefined where none is recorded.
 */
export function startBatchSpan(requests: readonly { readonly client: Caller | undefined }[]): Span | undefined {
  let batch: Span | undefined;
  for (const { client } of requests) {
    const span = client?.trace?.span;
    if (span === undefined) continue;
    batch ??= span.start('write batch', 'internal', { 'db.operation.batch.size': requests.length * RECORDS_PER_REQUEST });
    span.link(batch);
  }
  return batch;
}
