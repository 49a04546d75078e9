import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { type DetectedResourceAttributes, resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { type ExportNews, ReportingExporter } from './reporting-exporter';
import type { SpanKind as Kind, SpanMaker } from './span';
import type { TraceIds } from './trace-ids';
import type { TraceParent } from './trace-parent';

/** What the SDK does for {@link Tracing}. */
export interface Sdk extends SpanMaker {
  /** Begins what a process does by itself or for another one; the first of its trace where it has no parent. */
  begin(name: string, kind: Kind, attributes: Attributes, parent: TraceParent | undefined): Span;
  /** Sends what has ended, and takes nothing more. Never rejects. */
  close(): Promise<void>;
}

/** What the SDK is started with. */
export interface SdkProps extends ExportNews {
  /** Where spans are posted. */
  readonly url: string;
  /** What is the same for all spans of a process. */
  readonly resource: DetectedResourceAttributes;
  readonly ids: TraceIds;
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL } as const;

/** Longest text of an attribute, in characters: what is longer is cut. */
const VALUE_LENGTH = 256;

/**
 * Starts OpenTelemetry's SDK. This module alone loads it, and is itself loaded only by a service that traces. Nothing is registered for the
 * whole process: no context follows the calls of functions.
 */
export function startSdk({ url, resource, ids, ...news }: SdkProps): Sdk {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes(resource),
    // What comes here is to be recorded: that was decided before.
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: ids.newTraceId, generateSpanId: ids.newSpanId },
    spanLimits: { attributeValueLengthLimit: VALUE_LENGTH },
    spanProcessors: [new BatchSpanProcessor(new ReportingExporter(new OTLPTraceExporter({ url }), news))],
  });
  const tracer = provider.getTracer('fairlead');

  return {
    begin: (name, kind, attributes, parent) => {
      const remote = parent && { traceId: parent.traceId, spanId: parent.spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
      const context = remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
      return tracer.startSpan(name, { kind: KINDS[kind], attributes }, context);
    },
    start: (name, kind, attributes, parent) =>
      tracer.startSpan(name, { kind: KINDS[kind], attributes }, trace.setSpan(ROOT_CONTEXT, parent)),
    markFailed: (span) => void span.setStatus({ code: SpanStatusCode.ERROR }),
    close: () => provider.shutdown().catch(() => undefined),
  };
}
