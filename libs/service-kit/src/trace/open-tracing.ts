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
  | 'OTEL_BSP_MAX_QUEUE_SIZE'
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
  | 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'
  | 'OTEL_RESOURCE_ATTRIBUTES'
  | 'OTEL_SDK_DISABLED'
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
 * Starts to trace, where a variable says where to and none that it is off. Without it nothing of OpenTelemetry is loaded.
 *
 * @throws ConfigError when a variable of OpenTelemetry's is wrong
 */
export function openTracing(
  { name }: Pick<ServiceContract, 'name'>,
  config: TracingConfig,
  { log }: { readonly log: Pick<Log, 'info' | 'warn'> },
): Tracing | undefined {
  const url = findUrl(config);
  if (url === undefined) return undefined;
  const { sampler, resource } = readSettings(name, config);
  const ids = createTraceIds();
  const queueSize = config.OTEL_BSP_MAX_QUEUE_SIZE;
  return new Tracing(loadSdk().startSdk({ url, queueSize, resource, ids, ...reportTo(log) }), sampler, ids);
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

/** Where spans go: the path is that of traces, unless the address is theirs alone. */
function findUrl({
  OTEL_SDK_DISABLED: isDisabled,
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ofTraces,
}: TracingConfig): string | undefined {
  if (isDisabled === 'true') return undefined;
  if (ofTraces !== undefined || endpoint === undefined) return ofTraces;
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${TRACES_PATH}`;
  return url.href;
}

/** Tells when spans are lost and when that is over, not how often: a collector that is away is away for all of them. */
export function reportTo(log: Pick<Log, 'info' | 'warn'>): Pick<SdkProps, 'onSent' | 'onFailed' | 'onFull' | 'onMistake'> {
  let lost = 0;
  let isTold = false;
  let isFull = false;
  const tell = (why: unknown) => {
    if (!isTold) log.warn('traces are lost until the collector takes them', { error: describeError(why, true) });
    isTold = true;
  };
  return {
    onFailed: (error, spans) => {
      lost += spans;
      tell(error);
    },
    // Why, the batch says that is on its way.
    onFull: () => {
      lost += 1;
      isFull = true;
    },
    onSent: () => {
      if (isFull) {
        tell('more spans come than it takes');
      } else if (lost > 0) {
        log.info('the collector takes traces again', { lost_spans: lost });
        lost = 0;
        isTold = false;
      }
      isFull = false;
    },
    onMistake: (what) => log.warn('a variable of OpenTelemetry is not used', { error: what }),
  };
}
