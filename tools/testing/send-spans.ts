import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

const NOON = Date.UTC(2026, 10, 29, 12);

/** Posts what a gateway does that is refused by its upstream after half of its time: 10 ms, sent by OpenTelemetry's own exporter. */
export async function sendSpans(collector: string, traceparent: string, name: string): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'api-gateway' }),
    spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: new URL('/v1/traces', collector).href }))],
  });
  const tracer = provider.getTracer('test');
  const [, traceId = '', spanId = ''] = traceparent.split('-');
  const parent = trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
  const server = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: NOON }, parent);
  const attributes = { 'error.type': 'ECONNREFUSED' };
  const client = tracer.startSpan('GET /data', { kind: SpanKind.CLIENT, startTime: NOON, attributes }, trace.setSpan(ROOT_CONTEXT, server));
  client.setStatus({ code: SpanStatusCode.ERROR });
  client.end(NOON + 5);
  server.end(NOON + 10);
  await provider.shutdown();
}
