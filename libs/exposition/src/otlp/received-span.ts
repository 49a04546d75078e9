import { bytesIn, type Fields, messagesIn, numberIn, readMessage } from './protobuf';

type Value = string | number | readonly string[];

/** A span as a collector gets it. */
export interface ReceivedSpan {
  readonly service: string;
  /** Of the service, as `OTEL_RESOURCE_ATTRIBUTES` and others say. */
  readonly resource: Readonly<Record<string, Value>>;
  readonly name: string;
  readonly kind: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined for the first of a trace. */
  readonly parentId: string | undefined;
  readonly attributes: Readonly<Record<string, Value>>;
  /** Ids of the spans that it has links to. */
  readonly links: readonly string[];
  readonly isFailed: boolean;
  /** Since 1970, in milliseconds with a fraction. */
  readonly startedAtMs: number;
  readonly durationMs: number;
}

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const ERROR = 2;

/**
 * Reads an `ExportTraceServiceRequest` (opentelemetry-proto, `trace/v1/trace.proto`).
 *
 * @throws Error where it is none
 */
export function readSpans(body: Buffer): readonly ReceivedSpan[] {
  return messagesIn(readMessage(body), 1).flatMap((resourceSpans) => {
    const resource = messagesIn(resourceSpans, 1).map((message) => readAttributes(message, 1))[0] ?? {};
    return messagesIn(resourceSpans, 2).flatMap((scope) => messagesIn(scope, 2).map((span) => readSpan(span, resource)));
  });
}

function readSpan(span: Fields, resource: ReceivedSpan['resource']): ReceivedSpan {
  const hex = (field: number, of = span) => bytesIn(of, field).toString('hex');
  return {
    service: String(resource['service.name']),
    resource,
    traceId: hex(1),
    spanId: hex(2),
    parentId: hex(4) || undefined,
    name: bytesIn(span, 5).toString(),
    kind: KINDS[numberIn(span, 6)] ?? '',
    startedAtMs: numberIn(span, 7) / 1e6,
    durationMs: (numberIn(span, 8) - numberIn(span, 7)) / 1e6,
    attributes: readAttributes(span, 9),
    links: messagesIn(span, 13).map((link) => hex(2, link)),
    isFailed: messagesIn(span, 15).some((status) => numberIn(status, 3) === ERROR),
  };
}

function readAttributes(message: Fields, field: number): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    messagesIn(message, field).map((pair) => [bytesIn(pair, 1).toString(), messagesIn(pair, 2).map(readValue)[0] ?? '']),
  );
}

function readValue(value: Fields): Value {
  if (value.has(5)) return messagesIn(value, 5).flatMap((list) => messagesIn(list, 1).map((item) => bytesIn(item, 1).toString()));
  return value.has(3) ? numberIn(value, 3) : bytesIn(value, 1).toString();
}
