import type { ReceivedSpan } from '@fairlead/exposition';

/** A span as the page draws it: one line, with a bar where its time was. */
export interface WaterfallRow {
  readonly service: string;
  readonly name: string;
  /** How many spans it is below. */
  readonly depth: number;
  /** Since the first span of the trace began, in milliseconds. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Status or code of what went wrong; undefined where nothing did. */
  readonly error: string | undefined;
}

/** What all services did for one request, as far as it is known. */
export interface Waterfall {
  readonly traceId: string;
  /** From the first beginning to the last end, in milliseconds. */
  readonly durationMs: number;
  /** Each span before those below it, and these by their beginning. */
  readonly rows: readonly WaterfallRow[];
}

/**
 * Draws the spans of one trace. One whose parent is not among them stands at the top: the parent has not come yet, or is who sent the
 * request.
 */
export function drawWaterfall(traceId: string, spans: readonly ReceivedSpan[]): Waterfall {
  const startedAtMs = Math.min(...spans.map((span) => span.startedAtMs));
  const endedAtMs = Math.max(...spans.map((span) => span.startedAtMs + span.durationMs));
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const inOrder = [...spans].sort((a, b) => a.startedAtMs - b.startedAtMs);
  const isBelow = ({ parentId = '' }: ReceivedSpan, parent: string | undefined) =>
    parent === undefined ? !ids.has(parentId) : parentId === parent;

  const draw = (parent: string | undefined, depth: number): readonly WaterfallRow[] =>
    inOrder.filter((span) => isBelow(span, parent)).flatMap((span) => [toRow(span, depth, startedAtMs), ...draw(span.spanId, depth + 1)]);

  return { traceId, durationMs: endedAtMs - startedAtMs, rows: draw(undefined, 0) };
}

function toRow({ service, name, attributes, isFailed, ...span }: ReceivedSpan, depth: number, traceStartedAtMs: number): WaterfallRow {
  const error = isFailed ? String(attributes['error.type'] ?? 'failed') : undefined;
  return { service, name, depth, startMs: span.startedAtMs - traceStartedAtMs, durationMs: span.durationMs, error };
}
