/** What services need in their environment to send the live view its traces. */
const VARIABLES = {
  // Nothing is recorded but what somebody says who is trusted ...
  OTEL_TRACES_SAMPLER: 'parentbased_always_off',
  // ... and that is whoever runs on this machine, as the view does.
  TRUSTED_PROXIES: '127.0.0.1,::1',
  // In milliseconds; 5 s would be a long wait for who has just sent a request.
  OTEL_BSP_SCHEDULE_DELAY: '100',
};

/**
 * The environment of the services with what has the live view show the traces of its own requests, and of no others. Whoever has a
 * collector already keeps it, and all else that the environment says.
 *
 * @param url of the live view
 */
export function withTraces(environment: NodeJS.ProcessEnv, url: string): NodeJS.ProcessEnv {
  if (environment['OTEL_EXPORTER_OTLP_ENDPOINT'] || environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) return environment;
  return { OTEL_EXPORTER_OTLP_ENDPOINT: url, ...VARIABLES, ...environment };
}
