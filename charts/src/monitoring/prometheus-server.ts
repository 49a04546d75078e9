import { k8s } from 'cdk8s-plus-28';
import { getImage, IMAGE_STAND_IN } from '../environment/image';
import { API_SERVER_UNKNOWN, readCluster, readNamespace, type Right } from '../graph/api-access';
import { Component } from '../graph/component';
import { allowTraffic, declareCall, openToAddresses } from '../graph/edge';
import type { PrometheusScope } from '../graph/scope';
import { checksumOf, CONFIG_CHECKSUM } from '../objects/checksum';
import { lazily } from '../objects/lazily';
import type { Platform } from '../platform/platform';
import { API_TOKEN_MOUNT, apiTokenVolume } from '../pod/api-token';
import { shareMiB } from '../pod/memory';
import { LOG_STORAGE } from '../pod/resources';
import { DATA_VOLUME, volumeSize } from '../pod/volume';
import { createServer } from '../stores/server/server';
import type { ServerContainer } from '../stores/server/server-pod';
import type { Alertmanager } from './alertmanager';
import { PROMETHEUS_FILES, prometheusConf } from './prometheus-conf';
import { checkStack, type CompleteStackProps, PROMETHEUS_STACK_DEFAULTS, type PrometheusStackProps } from './stack-props';

const NAME = 'prometheus';
const PORT = 9090;

/** User `nobody` of its image. */
const USER = 65_534;

const DATA_FOLDER = '/prometheus';

/** The port of a kubelet that asks who is there. */
const KUBELET_PORT = 10_250;

/** What it finds pods by. */
const PODS: Right = { apiGroup: '', resources: ['pods'], verbs: ['list', 'watch'] };

/** What it finds kubelets by, and what they ask the API server before they answer. */
const NODES: readonly Right[] = [
  { apiGroup: '', resources: ['nodes'], verbs: ['list', 'watch'] },
  { apiGroup: '', resources: ['nodes/metrics'], verbs: ['get'] },
];

/** Four fifths of the volume, as Prometheus advises: what it compacts is there twice for a while. */
const VOLUME_SHARE = 0.8;

/** At this share of its limit Go collects what it can, before the kernel ends it. */
const MEMORY_SHARE = 0.9;

/** After a crash it reads its log of the last two hours again. */
const TIMES = { startupSeconds: 300, terminationGracePeriodSeconds: 60 };

/** The Prometheus of a platform: StatefulSet of one pod, its Services, ConfigMap with its rules, rights and policies. */
export class PrometheusServer extends Component implements PrometheusScope {
  declare readonly platform: Platform;
  declare readonly port: number;

  readonly kind = 'prometheus';

  private readonly props: CompleteStackProps;
  private readonly alertmanager: Alertmanager | undefined;
  private isDeriving = false;

  constructor(platform: Platform, given: PrometheusStackProps, alertmanager: Alertmanager | undefined) {
    super(platform, { name: NAME, port: PORT, runsAs: 'StatefulSet' });
    this.alertmanager = alertmanager;
    this.props = this.attempt(() => checkStack(this.address, given), PROMETHEUS_STACK_DEFAULTS);
    if (!platform.environment.apiServer) this.report(`${this.address}: asks the API server for pods, ${API_SERVER_UNKNOWN}`);
    this.createObjects();
    if (this.sound) this.openWays();
  }

  override get dependencies(): readonly Component[] {
    return this.alertmanager ? [this.alertmanager] : [];
  }

  override findFaults(): readonly string[] {
    return [];
  }

  private createObjects(): void {
    const { name, platform, props } = this;
    const { environment } = platform;
    const image = this.attempt(() => getImage(this.address, environment.images, NAME), IMAGE_STAND_IN);
    const config = new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data: lazily(() => this.files()) });
    createServer(
      this,
      { ...TIMES, ...props, ephemeralStorage: LOG_STORAGE, image, container: this.container() },
      { [CONFIG_CHECKSUM]: lazily(() => checksumOf(config)) },
    );
  }

  private container(): ServerContainer {
    const { memory, storage, retentionDays } = this.props;
    const size = volumeSize(this.platform.environment.storage, storage);
    const ask = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString(this.kind) } });
    return {
      user: USER,
      args: [
        `--config.file=${PROMETHEUS_FILES.folder}/${PROMETHEUS_FILES.conf}`,
        `--storage.tsdb.path=${DATA_FOLDER}`,
        `--storage.tsdb.retention.time=${retentionDays}d`,
        `--storage.tsdb.retention.size=${shareMiB(size, VOLUME_SHARE)}MB`,
        `--web.listen-address=:${PORT}`,
      ],
      env: [{ name: 'GOMEMLIMIT', value: `${shareMiB(memory, MEMORY_SHARE)}MiB` }],
      probeHandlers: { startup: ask('/-/ready'), liveness: ask('/-/healthy'), readiness: ask('/-/ready') },
      volumes: [{ name: 'config', configMap: { name: NAME } }, apiTokenVolume()],
      volumeMounts: [
        { name: 'config', mountPath: PROMETHEUS_FILES.folder, readOnly: true },
        { name: DATA_VOLUME, mountPath: DATA_FOLDER },
        API_TOKEN_MOUNT,
      ],
    };
  }

  private openWays(): void {
    const { alertmanager } = this;
    const { kubelets } = this.props;
    readNamespace(this, 'pods', [PODS]);
    if (kubelets) {
      readCluster(this, 'kubelets', NODES);
      openToAddresses(this, 'kubelets', kubelets.cidrs, KUBELET_PORT);
    }
    if (!alertmanager) return;
    allowTraffic(this, alertmanager, () => [alertmanager.port]);
    declareCall(this, alertmanager, alertmanager.port);
  }

  private files(): Record<string, string> {
    const { name, port, platform, alertmanager } = this;
    const { intervalSeconds, kubeStateMetrics, kubelets } = this.props;
    const receiver = alertmanager && { name: alertmanager.name, address: `${alertmanager.host}:${alertmanager.port}` };
    const conf = { namespace: platform.namespace, name, port, intervalSeconds, kubeStateMetrics };
    return {
      [PROMETHEUS_FILES.conf]: prometheusConf({ ...conf, ...(receiver && { alertmanager: receiver }), ...(kubelets && { kubelets }) }),
      [PROMETHEUS_FILES.rules]: this.rules(),
    };
  }

  /** Rules follow from all objects of the platform, those of this component too: in these there are none while they are made. */
  private rules(): string {
    const { rules } = this.props;
    if (!rules || this.isDeriving) return 'groups: []\n';
    this.isDeriving = true;
    try {
      return rules(this.platform);
    } finally {
      this.isDeriving = false;
    }
  }
}
