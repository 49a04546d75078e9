import { hostname } from 'node:os';
import type { ServiceContract } from 'fairlead/contract';
import { type CommonConfig, ConfigError } from '../config/config';
import { describeError, type Log } from '../log/log';
import { parseResourceAttributes } from './resource-attributes';
import { createSampler } from './sampler';
import type { SdkProps } from './sdk';
import { createTraceIds } from './trace-ids';
import { Tracing } from './tracing';

/** The standard variables of OpenTelemetry that a service reads. */
export type TracingConfig = Pick<
  CommonConfig,
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
  | 'OTEL_RESOURCE_ATTRIBUTES'
  | 'OTEL_SERVICE_NAME'
  | 'OTEL_TRACES_SAMPLER'
  | 'OTEL_TRACES_SAMPLER_ARG'
  | 'SERVICE_VERSION'
>;

/** Path of spans below the endpoint (OTLP/HTTP). */
const TRACES_PATH = 'v1/traces';

/**
 * Starts to trace, where `OTEL_EXPORTER_OTLP_ENDPOINT` says where to. Without it nothing of OpenTelemetry is loaded.
 *
 * @throws ConfigError when a variable of OpenTelemetry's is wrong
 */
export function openTracing(
  { name }: Pick<ServiceContract, 'name'>,
  config: TracingConfig,
  { log }: { readonly log: Pick<Log, 'info' | 'warn'> },
): Tracing | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = config;
  if (endpoint === undefined) return undefined;
  const { sampler, resource } = readSettings(name, config);
  const { startSdk } = loadSdk();
  const ids = createTraceIds();
  return new Tracing(startSdk({ url: urlOf(endpoint), resource, ids, ...reportExports(log) }), sampler, ids);
}

/** Takes 40 ms and 15 MB, which only a service pays that traces. `import()` would ask for the name of a file that sources and bundles do not share. */
function loadSdk(): typeof import('./sdk') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./sdk') as typeof import('./sdk');
}

function readSettings(name: string, config: TracingConfig) {
  try {
    const resource = {
      'service.name': config.OTEL_SERVICE_NAME ?? name,
      'service.version': config.SERVICE_VERSION,
      // Of a pod that is its name.
      'service.instance.id': hostname(),
    };
    const { OTEL_SERVICE_NAME: serviceName, OTEL_RESOURCE_ATTRIBUTES: given } = config;
    const named = serviceName === undefined ? undefined : { 'service.name': serviceName };
    return { sampler: createSampler(config), resource: { ...resource, ...parseResourceAttributes(given), ...named } };
  } catch (error) {
    throw new ConfigError(name, [(error as Error).message]);
  }
}

function urlOf(endpoint: string): string {
  return `${endpoint.replace(/\/+$/, '')}/${TRACES_PATH}`;
}

/** Tells when spans are lost and when that is over, not how often: a collector that is away is away for all of them. */
function reportExports(log: Pick<Log, 'info' | 'warn'>): Pick<SdkProps, 'onSent' | 'onFailed'> {
  let lost = 0;
  return {
    onSent: () => {
      if (lost > 0) log.info('the collector takes traces again', { lost_spans: lost });
      lost = 0;
    },
    onFailed: (error, spans) => {
      if (lost === 0) log.warn('traces are lost until the collector takes them', { error: describeError(error, true) });
      lost += spans;
    },
  };
}
