import {
  type Attributes,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, type DetectedResourceAttributes, resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BasicTracerProvider } from '@opentelemetry/sdk-trace-node';
import { ReportingProcessor, type SpanNews } from './reporting-processor';
import type { SpanKind as Kind, SpanMaker } from './span';
import type { TraceIds } from './trace-ids';
import type { TraceParent } from './trace-parent';

/** What the SDK does for {@link Tracing}. */
export interface Sdk extends SpanMaker {
  /** Begins what a process does by itself or for another one; the first of its trace where it has no parent. */
  begin(name: string, kind: Kind, attributes: Attributes, parent: TraceParent | undefined): Span;
  /** Sends what has ended, and takes nothing more. Never rejects. */
  close(): Promise<void>;
  /** Tells of what has not arrived as lost: the process ends without it. */
  giveUp(): void;
}

/** What the SDK is started with. */
export interface SdkProps extends SpanNews {
  /** Where spans are posted. */
  readonly url: string;
  /** Most spans that wait. */
  readonly queueSize: number;
  /** What is the same for all spans of a process. */
  readonly resource: DetectedResourceAttributes;
  readonly ids: TraceIds;
  /** Hears of variables that the SDK reads itself and cannot use. */
  readonly onMistake: (what: string) => void;
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL } as const;

/** Longest text of an attribute, in characters: what is longer is cut. */
const VALUE_LENGTH = 256;

/**
 * Starts OpenTelemetry's SDK. This module alone loads it, and is itself loaded only by a service that traces. Nothing is registered for the
 * whole process: no context follows the calls of functions.
 */
export function startSdk({ url, queueSize, resource, ids, onMistake, ...news }: SdkProps): Sdk {
  const stopListening = listenToSdk(onMistake);
  const processor = new ReportingProcessor(new OTLPTraceExporter({ url }), queueSize, news);
  const provider = new BasicTracerProvider({
    // Which SDK it is, as its specification asks for, and what is said of the service.
    resource: defaultResource().merge(resourceFromAttributes(resource)),
    // What comes here is to be recorded: that was decided before.
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: ids.newTraceId, generateSpanId: ids.newSpanId },
    spanLimits: { attributeValueLengthLimit: VALUE_LENGTH },
    spanProcessors: [processor],
  });
  stopListening();
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
    giveUp: () => {
      if (processor.unsent > 0) news.onFailed(new Error('the collector did not take the last of them in time'), processor.unsent);
    },
  };
}

/**
 * While the SDK starts, it says which variables it cannot use. Later it would have a line for each batch.
 *
 * @returns ends it
 */
function listenToSdk(onMistake: (what: string) => void): () => void {
  const ignore = () => undefined;
  const logger = { error: onMistake, warn: onMistake, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  return () => diag.disable();
}
