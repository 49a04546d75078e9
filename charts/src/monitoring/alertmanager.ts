import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { getImage, IMAGE_STAND_IN } from '../environment/image';
import { Component, type Destination } from '../graph/component';
import { allowTraffic, declareCall } from '../graph/edge';
import { checksumOf, CONFIG_CHECKSUM } from '../objects/checksum';
import { lazily } from '../objects/lazily';
import { ExternalApi } from '../outside/external-api';
import type { Platform } from '../platform/platform';
import { LOG_STORAGE } from '../pod/resources';
import { DATA_VOLUME } from '../pod/volume';
import { Credential } from '../stores/credential';
import { createServer } from '../stores/server/server';
import type { ServerContainer } from '../stores/server/server-pod';
import { ALERTMANAGER_FILES, alertmanagerConf, RECEIVER_SECRETS, type ReceiverSecret } from './alertmanager-conf';
import { ALERTMANAGER_DEFAULTS, type AlertmanagerProps, checkAlertmanager, type CompleteAlertmanagerProps } from './alertmanager-props';

const NAME = 'alertmanager';
const PORT = 9093;

/** User `nobody` of its image. */
const USER = 65_534;

/** Silences, and who has been told of what. */
const DATA_FOLDER = '/alertmanager';

/** What it needs for some thousand alerts. */
const PROPS = {
  memory: Size.mebibytes(64),
  cpuMillis: 10,
  cpuLimitMillis: 200,
  ephemeralStorage: LOG_STORAGE,
  storage: Size.gibibytes(1),
  startupSeconds: 60,
  terminationGracePeriodSeconds: 30,
};

/** Where receivers are when nobody says another place. */
const HOSTS = Object.freeze({ slack: 'hooks.slack.com', pagerDuty: 'events.pagerduty.com' });

/** A receiver's URL where nothing is of worth: no name ends so (RFC 2606), so that nobody is ever told. */
const WORTHLESS_URL = 'http://slack.invalid';

/** The Alertmanager of a platform: StatefulSet of one pod, its Services, ConfigMap, a Secret for each receiver, and the way out to it. */
export class Alertmanager extends Component {
  declare readonly platform: Platform;
  declare readonly port: number;

  readonly kind = 'alertmanager';

  private readonly props: CompleteAlertmanagerProps;

  constructor(platform: Platform, given: AlertmanagerProps) {
    super(platform, { name: NAME, port: PORT, runsAs: 'StatefulSet' });
    this.props = this.attempt(() => checkAlertmanager(this.address, given), ALERTMANAGER_DEFAULTS);
    this.createObjects();
    for (const api of this.receivers()) this.openTo(api);
  }

  override get dependencies(): readonly Component[] {
    return [];
  }

  override findFaults(): readonly string[] {
    return [];
  }

  private get secrets(): readonly ReceiverSecret[] {
    const { slack, pagerDuty } = this.props;
    return [...(slack ? [RECEIVER_SECRETS.slack] : []), ...(pagerDuty ? [RECEIVER_SECRETS.pagerDuty] : [])];
  }

  private createObjects(): void {
    const { name, platform, props } = this;
    const image = this.attempt(() => getImage(this.address, platform.environment.images, NAME), IMAGE_STAND_IN);
    const data = { [ALERTMANAGER_FILES.conf]: alertmanagerConf(props) };
    const config = new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data });
    for (const secret of this.secrets) this.createCredential(secret);
    const annotations = { [CONFIG_CHECKSUM]: lazily(() => checksumOf(config)) };
    createServer(this, { ...PROPS, image, container: this.container() }, annotations);
  }

  private createCredential({ name, key }: ReceiverSecret): void {
    new Credential(this, `${name}-credential`, {
      secretName: secretNameOf(name),
      place: `${NAME}/${name}`,
      keys: [key],
      ...(name === 'slack' && { worthless: { [key]: WORTHLESS_URL } }),
    });
  }

  /** A credential is read for each message, so that a new one counts without a restart. */
  private container(): ServerContainer {
    const { secrets } = this;
    const ask = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString(this.kind) } });
    return {
      user: USER,
      args: [
        `--config.file=${ALERTMANAGER_FILES.folder}/${ALERTMANAGER_FILES.conf}`,
        `--storage.path=${DATA_FOLDER}`,
        `--web.listen-address=:${PORT}`,
        // It is one, and looks for no other.
        '--cluster.listen-address=',
      ],
      probeHandlers: { startup: ask('/-/ready'), liveness: ask('/-/healthy'), readiness: ask('/-/ready') },
      volumes: [
        { name: 'config', configMap: { name: NAME } },
        ...secrets.map(({ name }) => ({ name: secretNameOf(name), secret: { secretName: secretNameOf(name), defaultMode: 0o440 } })),
      ],
      volumeMounts: [
        { name: 'config', mountPath: ALERTMANAGER_FILES.folder, readOnly: true },
        ...secrets.map(({ name }) => ({ name: secretNameOf(name), mountPath: `${ALERTMANAGER_FILES.secrets}/${name}`, readOnly: true })),
        { name: DATA_VOLUME, mountPath: DATA_FOLDER },
      ],
    };
  }

  /** Those whom it tells. */
  private receivers(): readonly Destination[] {
    const { slack, pagerDuty } = this.props;
    return [
      ...(slack ? [slack.api ?? this.outside(RECEIVER_SECRETS.slack.name, HOSTS.slack)] : []),
      ...(pagerDuty ? [pagerDuty.api ?? this.outside(RECEIVER_SECRETS.pagerDuty.name, HOSTS.pagerDuty)] : []),
    ];
  }

  private outside(name: string, host: string): Destination {
    return new ExternalApi(this.platform, name, { hosts: [host] });
  }

  private openTo(api: Destination): void {
    allowTraffic(this, api, () => api.commonPorts);
    for (const port of api.commonPorts) declareCall(this, api, port);
  }
}

function secretNameOf(receiver: string): string {
  return `${NAME}-${receiver}`;
}
