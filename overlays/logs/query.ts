/** The query that finds a request in the logs of all services: in LogsQL of VictoriaLogs. */
export function logsQuery(requestId: string): string {
  return `request_id:=${JSON.stringify(requestId)} | sort by ("@timestamp") | fields "@timestamp", service, level, method, path, status, duration_ms`;
}

/** The same as the body of `GET <index>-…/_search`, in OpenSearch and Elasticsearch. */
export function searchQuery(requestId: string) {
  return { query: { term: { request_id: requestId } }, sort: ['@timestamp'], _source: ['@timestamp', 'service', 'status', 'path'] };
}
