import { API_TOKEN_FILES } from '../../pod/api-token';
import { fieldsOf } from '../log-fields';
import type { LogOutput } from '../log-outputs';
import { CHUNKS_IN_MEMORY, CONFIG_FILES, MANAGEMENT, PATHS } from './paths';
import { outputPlugin, type OutputSettings } from './output-plugins';
import type { FluentBitConfig, Plugin } from './plugin-keys';
import { REDACT_FUNCTION } from './redact-lua';

/** What a configuration follows from. */
export interface ConfigProps extends OutputSettings {
  /** Namespaces whose lines are read. */
  readonly namespaces: readonly string[];
  readonly outputs: readonly LogOutput[];
}

/** Tag of every record, which the file's path becomes a part of. */
const TAG = 'kube';
const MATCH = `${TAG}.*`;

/** What Fluent Bit reads, how it changes it and where it sends it. */
export function fluentBitConfig(props: ConfigProps): FluentBitConfig {
  return {
    service: {
      flush: 1,
      grace: 20,
      log_level: 'warn',
      'scheduler.base': 5,
      'scheduler.cap': 60,
      http_server: true,
      http_listen: '0.0.0.0',
      http_port: MANAGEMENT.port,
      'storage.path': `${PATHS.buffer}/chunks`,
      'storage.sync': 'normal',
      'storage.max_chunks_up': CHUNKS_IN_MEMORY,
      'storage.backlog.mem_limit': '16M',
      'storage.metrics': true,
    },
    pipeline: {
      inputs: [tail(props.namespaces)],
      filters: [kubernetes(), redact()],
      outputs: props.outputs.map((output) => outputPlugin(output, MATCH, props)),
    },
  };
}

/**
 * Follows every file of some namespaces. A name of Kubernetes has no underscore, so that no other namespace matches. A file that the kubelet
 * rotates is read to its end; one that was there before is read from its head, since a line that is sent twice has the same id.
 */
function tail(namespaces: readonly string[]): Plugin<'inputs'> {
  return {
    name: 'tail',
    tag: MATCH,
    path: namespaces.map((namespace) => `${PATHS.containers}/*_${namespace}_*.log`).join(','),
    'multiline.parser': 'cri',
    read_from_head: true,
    refresh_interval: 5,
    rotate_wait: 30,
    buffer_max_size: '1M',
    skip_long_lines: true,
    db: `${PATHS.buffer}/tail.db`,
    'db.locking': true,
    'storage.type': 'filesystem',
  };
}

/** Adds the pod that a line is of, and reads lines of JSON. No pod decides by an annotation how it is read, or that it is not. */
function kubernetes(): Plugin<'filters'> {
  return {
    name: 'kubernetes',
    match: MATCH,
    kube_url: 'https://kubernetes.default.svc:443',
    kube_ca_file: API_TOKEN_FILES.certificate,
    kube_token_file: API_TOKEN_FILES.token,
    kube_namespace_file: API_TOKEN_FILES.namespace,
    kube_tag_prefix: `${TAG}${PATHS.containers.replaceAll('/', '.')}.`,
    // The kubelet renews the token long before it ends.
    kube_token_ttl: 600,
    buffer_size: '256k',
    merge_log: true,
    keep_log: false,
    labels: true,
    annotations: false,
    'k8s-logging.parser': false,
    'k8s-logging.exclude': false,
    'tls.verify': true,
  };
}

/** Lua knows no whole numbers: those of the index stay whole. */
function redact(): Plugin<'filters'> {
  return {
    name: 'lua',
    match: MATCH,
    script: `${PATHS.config}/${CONFIG_FILES.redact}`,
    call: REDACT_FUNCTION,
    type_int_key: fieldsOf('integer', 'long').join(' '),
    time_as_table: true,
    protected_mode: true,
  };
}
