import { hostname } from 'node:os';
import type { ServiceContract } from 'fairlead/contract';
import { type CommonConfig, ConfigError } from '../config/config';
import { describeError, type Log } from '../log/log';
import { parseResourceAttributes } from './resource-attributes';
import { createSampler } from './sampler';
import type { SdkProps, startSdk } from './sdk';
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

/** What the one module has that loads the SDK. */
interface SdkModule {
  readonly startSdk: typeof startSdk;
}

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
  const ids = createTraceIds();
  return new Tracing(loadSdk().startSdk({ url: urlOf(endpoint), resource, ids, ...reportExports(log) }), sampler, ids);
}

/**
 * Takes 16 MiB, and a third of a second from single files on a busy machine, which only a service pays that traces. `import()` would ask for a
 * file's whole name, which sources and bundles do not share.
 */
function loadSdk(): SdkModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./sdk') as SdkModule;
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
