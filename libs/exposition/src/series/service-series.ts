/**
 * The series that alerts and dashboards read of services made with the service kit, and who registers each: every service, who calls others, who passes
 * requests on, who keeps records in a store of a kind, or one service alone, by its name. A test starts the services and asks them.
 */
export const SERVICE_SERIES = {
  http_requests_total: 'every service',
  http_request_duration_seconds_bucket: 'every service',
  http_request_duration_seconds_count: 'every service',
  dependency_up: 'every service',
  log_lines_dropped_total: 'every service',
  process_cpu_seconds_total: 'every service',
  process_resident_memory_bytes: 'every service',
  process_open_fds: 'every service',
  nodejs_eventloop_lag_p99_seconds: 'every service',
  nodejs_heap_size_used_bytes: 'every service',
  nodejs_gc_duration_seconds_sum: 'every service',
  circuit_state: 'calls',
  upstream_request_duration_seconds_bucket: 'calls',
  upstream_request_duration_seconds_count: 'calls',
  upstream_retries_total: 'calls',
  upstream_busy_slots: 'passes on',
  upstream_waiting_requests: 'passes on',
  redis_full_total: 'user-service',
  redis_operation_duration_seconds_bucket: 'user-service',
  redis_operation_duration_seconds_count: 'user-service',
  mongo_operation_duration_seconds_bucket: 'data-service',
  mongo_operation_duration_seconds_count: 'data-service',
  mongo_operation_duration_seconds_sum: 'data-service',
  write_queue_requests: 'data-service',
} as const;

/** A series of a service. */
export type ServiceSeries = keyof typeof SERVICE_SERIES;
