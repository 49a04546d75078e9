import type { Variables } from '../variable';

/**
 * The variables of OpenTelemetry that every service reads. Their names and meanings are those of its specification; what more there is of
 * them (`OTEL_BSP_…`, `OTEL_EXPORTER_OTLP_TIMEOUT`), its SDK reads itself.
 */
export const TRACING_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    type: 'url',
    protocols: ['http:', 'https:'],
    description: 'collector of traces that takes OTLP over HTTP, such as http://otel-collector:4318; nothing is traced when unset',
  },
  OTEL_SERVICE_NAME: { type: 'text', description: 'name of the service in traces; that of its contract when unset' },
  OTEL_RESOURCE_ATTRIBUTES: {
    type: 'text',
    description: 'what else traces say of the service, such as deployment.environment.name=prod,team=shop',
  },
  OTEL_TRACES_SAMPLER: {
    type: 'choice',
    choices: ['always_on', 'always_off', 'parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'],
    default: 'parentbased_always_on',
    description: 'which requests are traced; `parentbased`: those that a trusted caller traces',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    type: 'text',
    default: '1',
    description: 'share of the requests that `parentbased_traceidratio` traces, from 0 to 1',
  },
} as const satisfies Variables;
