import { Yaml } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type ContractInput, defineContract, METRICS_PORT, type ServiceContract } from 'fairlead/contract';
import { isWholeMebibytes } from '../checks/size';
import { checksumOf } from '../objects/checksum';
import { ExternalApi } from '../outside/external-api';
import type { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { COLLECTOR_PORTS, COLLECTOR_VARIABLES, collectorConfig, goMemoryLimit } from './collector-config';
import { checkOtelCollector, OTEL_COLLECTOR_DEFAULTS, type OtelCollectorProps } from './otel-collector-props';

/** Name of the construct, and under which an environment pins its image. */
const NAME = 'otel-collector';

/** Of the object that holds its configuration. */
const CONFIG = 'otel-collector-pipeline';

const CREDENTIAL = { type: 'text', secret: true, required: 'production', description: 'goes with what is sent' } as const;

const FOLDER = '/etc/otelcol';
const FILE = 'config.yaml';

/**
 * OpenTelemetry's collector for traces: a service whose pods take spans on port 4318 (OTLP over HTTP) and send them in batches to one
 * place, refusing what their memory does not hold. The way in is opened by `tracedBy`, the way out leads where it exports to. It has a
 * ConfigMap more than other services.
 *
 * @example
 * const tempo = new ExternalApi(shop, 'tempo', { hosts: ['tempo.example.com'], path: '/otlp' });
 * shop.tracedBy(new OtelCollector(shop, { exportsTo: tempo, credentialHeader: 'authorization' }), { share: 0.01 });
 */
export class OtelCollector extends HttpService {
  constructor(platform: Platform, given: OtelCollectorProps) {
    const { exportsTo, credentialHeader, ...own } = { ...OTEL_COLLECTOR_DEFAULTS, ...given };
    const { scale, memory, cpuMillis, cpuLimitMillis } = own;
    // What is no size is told as such.
    const limit = isWholeMebibytes(memory) ? memory : OTEL_COLLECTOR_DEFAULTS.memory;
    const data = { [FILE]: Yaml.stringify(collectorConfig(limit, credentialHeader)) };
    super(platform, collectorContract(exportsTo, credentialHeader), {
      scale,
      memory,
      cpuMillis,
      cpuLimitMillis,
      args: [`--config=${FOLDER}/${FILE}`],
      pod: {
        annotations: { 'checksum/pipeline': checksumOf({ toJson: () => ({ data }) }) },
        env: [{ name: 'GOMEMLIMIT', value: goMemoryLimit(limit) }],
        volumes: [{ name: 'pipeline', configMap: { name: CONFIG } }],
        volumeMounts: [{ name: 'pipeline', mountPath: FOLDER, readOnly: true }],
      },
    });
    this.attempt(() => checkOtelCollector(this.address, given), undefined);
    new k8s.KubeConfigMap(this, 'pipeline', { metadata: { name: CONFIG }, data });
    if (exportsTo) this.calls(exportsTo);
  }
}

/** A collector is made without the service kit, and its way out is like that of any service. */
function collectorContract(exportsTo: unknown, credentialHeader: unknown): ServiceContract {
  const { otlp, health, metrics } = COLLECTOR_PORTS;
  const { destination: as, credential } = COLLECTOR_VARIABLES;
  return defineContract<ContractInput>({
    name: NAME,
    description: 'takes spans, and sends them on in batches',
    foreign: true,
    port: otlp,
    ports: { [METRICS_PORT]: metrics },
    managementPort: health,
    probes: { readiness: '/' },
    metricsPath: '/metrics',
    ...(exportsTo instanceof ExternalApi && { apis: { [exportsTo.name]: { need: 'required', as } } }),
    ...(exportsTo instanceof HttpService && { calls: [{ ...(exportsTo as HttpService).contract, as }] }),
    ...(credentialHeader !== undefined && { env: { [credential]: CREDENTIAL } }),
  });
}
