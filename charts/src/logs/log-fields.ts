/** What a search engine takes a field of a line for. */
export type LogFieldType = 'date' | 'date_nanos' | 'double' | 'integer' | 'keyword' | 'long' | 'text';

/**
 * The fields by which lines are searched: those of every service's log, as far as anybody asks for them, and what the pipeline adds. A field
 * that is not here is kept with its line, and is in no index: a program that logs a thousand names makes no thousand fields.
 */
export const LOG_FIELDS = Object.freeze({
  '@timestamp': 'date_nanos',
  timestamp: 'date',
  level: 'keyword',
  service: 'keyword',
  version: 'keyword',
  message: 'text',
  method: 'keyword',
  path: 'keyword',
  route: 'keyword',
  status: 'integer',
  duration_ms: 'double',
  request_id: 'keyword',
  trace_id: 'keyword',
  span_id: 'keyword',
  error: 'text',
  upstream: 'keyword',
  upstream_ms: 'double',
  queue_ms: 'double',
  retries: 'integer',
  bytes_in: 'long',
  bytes_out: 'long',
  protocol: 'keyword',
  client_address: 'keyword',
  user_agent: 'keyword',
  count: 'integer',
  signal: 'keyword',
  stream: 'keyword',
  log: 'text',
} as const satisfies Readonly<Record<string, LogFieldType>>);

/** Fields that the pipeline writes below `kubernetes`, each a word. */
export const KUBERNETES_FIELDS = Object.freeze([
  'namespace_name',
  'pod_name',
  'pod_id',
  'container_name',
  'container_image',
  'host',
] as const);

/** The field with the id of a line, under which it is in its index: one that is sent twice is there once. */
export const LINE_ID = 'line_id';

/** Where a field goes whose value is of another type than the index wants, so that its line is not refused. */
export const OTHER_FIELDS = 'other';

/** Names of the fields of some types. */
export function fieldsOf(...types: readonly LogFieldType[]): readonly string[] {
  return Object.entries<LogFieldType>(LOG_FIELDS).flatMap(([name, type]) => (types.includes(type) ? [name] : []));
}
