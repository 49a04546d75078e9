import { Size, Yaml } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { defineWorker, type WorkerContract } from 'fairlead/contract';
import { API_SERVER_UNKNOWN, grantIn, openApiServer, type Right } from '../graph/api-access';
import { fingerprintOf } from '../objects/checksum';
import { lazily } from '../objects/lazily';
import { ExternalApi } from '../outside/external-api';
import type { Platform } from '../platform/platform';
import { API_TOKEN_MOUNT, apiTokenVolume } from '../pod/api-token';
import { toMiB } from '../pod/memory';
import type { PodExtras } from '../pod/pod-extras';
import { DaemonService } from '../worker/daemon-service';
import { fluentBitConfig } from './fluent-bit/config';
import { findConfigFaults } from './fluent-bit/find-config-faults';
import { CONFIG_FILES, MANAGEMENT, PATHS } from './fluent-bit/paths';
import type { FluentBitConfig } from './fluent-bit/plugin-keys';
import { redactLua } from './fluent-bit/redact-lua';
import { type LogFile, logFiles } from './index/log-files';
import { checkLogPipeline, type CompleteLogPipelineProps, type LogPipelineProps, soundLogPipelineProps } from './log-pipeline-props';
import { credentialVariables } from './output-variables';
import { secretNames } from './redaction';

/** Annotation that changes with Fluent Bit's configuration, so that a change restarts it. */
const CHECKSUM = 'checksum/fluent-bit';

/** Annotation by which a ServiceAccount takes a role of AWS. */
const ROLE_ARN = 'eks.amazonaws.com/role-arn';

/** For its positions in files, beside what waits for outputs. */
const POSITIONS_MIB = 64;

/** Fluent Bit asks for one pod at a time, by its name. */
const PODS: Right = { apiGroup: '', resources: ['pods'], verbs: ['get'] };

/** Group of the files of logs on a node, which alone may read them beside their owner. */
const LOG_FILES_GROUP = 0;

/**
 * The pipeline of logs: Fluent Bit on each node, which follows the files of some platforms' containers, adds whose they are, hides secrets
 * and sends the lines on. It is no root, writes to a folder of its own alone, and may `get` pods of those platforms' namespaces and nothing
 * else. Files of a node are open to no pod of Pod Security "restricted" or "baseline": it needs a platform of its own, with nothing else in it.
 *
 * @example
 * const logs = new Platform(app, 'logs', { ...prod, namespace: { podSecurity: 'privileged' } });
 * const search = new ExternalApi(logs, 'opensearch', { hosts: ['search.example.com'], cidrs: ['198.51.100.0/24'] });
 * new LogPipeline(logs, 'log-pipeline', { from: [shop], to: [openSearch(search)] });
 */
export class LogPipeline extends DaemonService {
  private readonly given: CompleteLogPipelineProps;

  /**
   * @param id DNS label: its name, that of its DaemonSet and of its ServiceAccount
   */
  constructor(platform: Platform, id: string, given: LogPipelineProps) {
    const props = soundLogPipelineProps(given);
    super(platform, pipelineContract(id, props), {
      image: 'fluent-bit',
      args: [`--config=${PATHS.config}/${CONFIG_FILES.main}`],
      env: props.env,
      memory: props.memory,
      cpuMillis: props.cpuMillis,
      cpuLimitMillis: props.cpuLimitMillis,
      writable: [{ path: PATHS.buffer, size: bufferSize(props) }],
      pod: podExtras(id),
    });
    this.given = props;
    this.attempt(() => checkLogPipeline(this.address, platform, given), undefined);
    this.createConfig();
    this.finishPod();
    for (const { target } of props.to) this.edges.call(target, { form: 'host' });
    if (!this.sound) return;
    for (const { namespace } of props.from) grantIn(namespace, this, 'pods', [PODS]);
    openApiServer(this);
  }

  /** What each output is told once, before the first line: templates of indexes, rules of retention, roles. Files to commit and to send. */
  get files(): readonly LogFile[] {
    return logFiles(this.given.to, this.index);
  }

  /** The configuration of Fluent Bit. */
  get fluentBit(): FluentBitConfig {
    const { from, to, buffer } = this.given;
    return fluentBitConfig({
      namespaces: from.map(({ namespace }) => namespace),
      outputs: to,
      index: this.index,
      bufferMiB: toMiB(buffer),
    });
  }

  /** The script that hides secrets. The platforms' components may be made later. */
  get redaction(): string {
    const { from, redact } = this.given;
    return redactLua(
      secretNames(
        from.flatMap(({ components }) => components),
        redact,
      ),
    );
  }

  override findFaults(): readonly string[] {
    const faults = super.findFaults();
    if (!this.sound) return faults;
    const { platform, address } = this;
    const others = platform.components.filter((component) => component !== this && component.workload);
    const variables = new Set([...Object.keys(this.variables), ...Object.keys(this.contract.env)]);
    return [
      ...faults,
      ...findConfigFaults(this.fluentBit, variables).map((fault) => `${address}: ${fault}`),
      ...others.map(({ name }) => `${address}: ${name} is in its platform, whose namespace lets pods see their node; make it in another`),
      ...(platform.environment.apiServer ? [] : [`${address}: it asks the API server for pods, ${API_SERVER_UNKNOWN}`]),
    ];
  }

  private get index(): string {
    return `${this.given.from[0]?.name ?? this.name}-logs`;
  }

  private get configFiles(): Record<string, string> {
    return { [CONFIG_FILES.main]: Yaml.stringify(this.fluentBit), [CONFIG_FILES.redact]: this.redaction };
  }

  private createConfig(): void {
    new k8s.KubeConfigMap(this, 'fluent-bit', { metadata: { name: configName(this.name) }, data: lazily(() => this.configFiles) });
  }

  /** What no prop of a daemon says. */
  private finishPod(): void {
    this.patch({ kind: 'DaemonSet', name: this.name }, ({ spec: { template } }) => {
      // The kubelet's files of logs are root's, and open to its group.
      template.spec = { ...template.spec, containers: template.spec?.containers ?? [] };
      template.spec.securityContext = { ...template.spec.securityContext, supplementalGroups: [LOG_FILES_GROUP] };
      template.metadata = {
        ...template.metadata,
        annotations: { ...template.metadata?.annotations, [CHECKSUM]: fingerprintOf(this.configFiles) },
      };
    });
    const roleArn = this.given.to.flatMap((output) => (output.kind === 's3' ? (output.roleArn ?? []) : []))[0];
    if (roleArn === undefined) return;
    this.patch({ kind: 'ServiceAccount', name: this.name }, (account) => ({
      ...account,
      metadata: { ...account.metadata, annotations: { ...account.metadata.annotations, [ROLE_ARN]: roleArn } },
    }));
  }
}

function configName(name: string): string {
  return `${name}-fluent-bit`;
}

/** A program of others: liveness asks whether it serves, not whether its outputs answer, since a restart brings no output back. */
function pipelineContract(name: string, { to, env }: CompleteLogPipelineProps): WorkerContract {
  const form = 'host' as const;
  const services = to.flatMap(({ target }) => (target instanceof ExternalApi ? [] : [{ ...target.contract, form }]));
  const apis = to.filter(({ target }) => target instanceof ExternalApi);
  return defineWorker({
    name,
    description: 'sends the lines of all containers on',
    foreign: true,
    managementPort: MANAGEMENT.port,
    livenessPath: MANAGEMENT.livenessPath,
    metricsPath: MANAGEMENT.metricsPath,
    calls: services,
    apis: Object.fromEntries(apis.map(({ target }) => [target.name, { need: 'required', form } as const])),
    env: {
      ...credentialVariables(to),
      ...Object.fromEntries(Object.keys(env).map((variable) => [variable, { type: 'text', description: 'read by an output' } as const])),
    },
  });
}

/** Each output has its own share; an archive has one for what it gathers, and one for what could not be put. */
function bufferSize({ to, buffer }: CompleteLogPipelineProps): Size {
  const shares = to.map(({ kind }) => (kind === 's3' ? 2 : 1)).reduce<number>((sum, share) => sum + share, 0);
  return Size.mebibytes(shares * toMiB(buffer) + POSITIONS_MIB);
}

/** Files of the node, to read alone; its configuration; and what the API server takes it for. */
function podExtras(name: string): PodExtras {
  const folders = { 'log-containers': PATHS.containers, 'log-pods': PATHS.pods };
  const nodeFolders = Object.entries(folders);
  return {
    volumes: [
      ...nodeFolders.map(([volume, path]) => ({ name: volume, hostPath: { path, type: 'Directory' } })),
      { name: 'config', configMap: { name: configName(name) } },
      apiTokenVolume(),
    ],
    volumeMounts: [
      ...nodeFolders.map(([volume, mountPath]) => ({ name: volume, mountPath, readOnly: true })),
      { name: 'config', mountPath: PATHS.config, readOnly: true },
      API_TOKEN_MOUNT,
    ],
  };
}
