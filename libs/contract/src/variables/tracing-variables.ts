import type { Variables } from '../variable';

const PROTOCOL = { type: 'choice', choices: ['http/protobuf'] } as const;

/**
 * The variables of OpenTelemetry that every service reads. Their names and meanings are those of its specification; what more there is of
 * them (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_BSP_SCHEDULE_DELAY`), its SDK reads itself.
 */
export const TRACING_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    type: 'url',
    protocols: ['http:', 'https:'],
    description: 'collector of traces that takes OTLP over HTTP, such as http://otel-collector:4318; nothing is traced when unset',
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    type: 'url',
    protocols: ['http:', 'https:'],
    description: 'the same with its path, such as http://otel-collector:4318/v1/traces; goes before OTEL_EXPORTER_OTLP_ENDPOINT',
  },
  OTEL_EXPORTER_OTLP_PROTOCOL: { ...PROTOCOL, description: 'how spans are sent; nothing else is there' },
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: { ...PROTOCOL, description: 'the same, for traces alone' },
  OTEL_SDK_DISABLED: {
    type: 'choice',
    choices: ['true', 'false'],
    default: 'false',
    description: '`true`: nothing is traced, whatever the others say',
  },
  OTEL_BSP_MAX_QUEUE_SIZE: {
    type: 'integer',
    min: 1,
    max: 1_000_000,
    default: 2_048,
    description: 'most spans that wait to be sent; what is beyond is lost',
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
