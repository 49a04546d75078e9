import type { Size } from 'cdk8s';
import { shareMiB } from '../pod/memory';

/** Where a collector takes spans (OTLP over HTTP), says that it is well, and shows its metrics. */
export const COLLECTOR_PORTS = Object.freeze({ otlp: 4318, health: 13_133, metrics: 8888 });

/** The variables of a collector that its configuration reads: where spans go, and the credential that they go with. */
export const COLLECTOR_VARIABLES = Object.freeze({ destination: 'TRACES_DESTINATION', credential: 'TRACES_CREDENTIAL' });

/** Shares of the memory limit: from the soft one on it refuses for a while, beyond the hard one it collects garbage without end. */
const HARD_SHARE = 0.8;
const SPIKE_SHARE = 0.2;

/** Most of its memory that Go uses before it collects garbage harder: what it refuses at. */
export function goMemoryLimit(memoryLimit: Size): string {
  return `${shareMiB(memoryLimit, HARD_SHARE)}MiB`;
}

/**
 * The configuration of a collector: spans in, by way of a limit on memory and of batches, to one place. `${env:NAME}` is a variable of its
 * container.
 *
 * @param credentialHeader name of the header with the credential, if there is one
 */
export function collectorConfig(memoryLimit: Size, credentialHeader: string | undefined): object {
  const { otlp, health, metrics } = COLLECTOR_PORTS;
  const { destination, credential } = COLLECTOR_VARIABLES;
  return {
    receivers: { otlp: { protocols: { http: { endpoint: `0.0.0.0:${otlp}` } } } },
    processors: {
      // The first of all: what it refuses, nothing else has to keep.
      memory_limiter: {
        check_interval: '1s',
        limit_mib: shareMiB(memoryLimit, HARD_SHARE),
        spike_limit_mib: shareMiB(memoryLimit, SPIKE_SHARE),
      },
      batch: { timeout: '1s', send_batch_size: 1024, send_batch_max_size: 2048 },
    },
    exporters: {
      otlp_http: {
        endpoint: variable(destination),
        ...(credentialHeader !== undefined && { headers: { [credentialHeader]: variable(credential) } }),
      },
    },
    extensions: { health_check: { endpoint: `0.0.0.0:${health}` } },
    service: {
      extensions: ['health_check'],
      pipelines: { traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp_http'] } },
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: metrics } } } }] } },
    },
  };
}

function variable(name: string): string {
  return `\${env:${name}}`;
}
