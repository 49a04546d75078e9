/**
 * The plugins that are used, each with the keys that are written: those of the `config_map` of each plugin's source, and what Fluent Bit
 * reads of every filter and output itself. A key that it does not know ends it at its start.
 *
 * @see https://github.com/fluent/fluent-bit/tree/v5.1.1/plugins
 */
export const PLUGIN_KEYS = Object.freeze({
  inputs: {
    tail: [
      'tag',
      'path',
      'multiline.parser',
      'read_from_head',
      'refresh_interval',
      'rotate_wait',
      'buffer_max_size',
      'skip_long_lines',
      'db',
      'db.locking',
      'storage.type',
    ],
  },
  filters: {
    kubernetes: [
      'match',
      'kube_url',
      'kube_ca_file',
      'kube_token_file',
      'kube_namespace_file',
      'kube_tag_prefix',
      'kube_token_ttl',
      'buffer_size',
      'merge_log',
      'keep_log',
      'labels',
      'annotations',
      'k8s-logging.parser',
      'k8s-logging.exclude',
      'tls.verify',
    ],
    lua: ['match', 'script', 'call', 'type_int_key', 'time_as_table', 'protected_mode'],
  },
  outputs: {
    es: searchKeys(),
    opensearch: searchKeys(),
    loki: [...commonKeys(), 'uri', 'labels', 'structured_metadata', 'line_format', 'http_user', 'http_passwd'],
    s3: [
      ...['match', 'alias', 'retry_limit', 'bucket', 'region', 'endpoint', 'sts_endpoint', 'role_arn', 'total_file_size', 'upload_timeout'],
      ...['use_put_object', 'compression', 'content_type', 's3_key_format', 'store_dir', 'store_dir_limit_size', 'json_date_key'],
      ...['json_date_format', 'retry_exhausted_action', 'quarantine_dir_limit_size', 'tls'],
    ],
  },
} as const satisfies Readonly<Record<PluginSection, Readonly<Record<string, readonly string[]>>>>);

/** A section of the pipeline. */
export type PluginSection = 'inputs' | 'filters' | 'outputs';

/** The keys of the section `service`. */
export const SERVICE_KEYS = Object.freeze([
  'flush',
  'grace',
  'log_level',
  'scheduler.base',
  'scheduler.cap',
  'http_server',
  'http_listen',
  'http_port',
  'storage.path',
  'storage.sync',
  'storage.max_chunks_up',
  'storage.backlog.mem_limit',
  'storage.metrics',
] as const);

type KeysOf<Section extends PluginSection> = (typeof PLUGIN_KEYS)[Section];

/** A value of a key. Fluent Bit reads each as a text. */
export type PluginValue = string | number | boolean;

/** One plugin of a section with some of its keys: one that is not in the table does not compile. */
export type Plugin<Section extends PluginSection> = {
  readonly [Name in keyof KeysOf<Section>]: { readonly name: Name } & {
    readonly [Key in Extract<KeysOf<Section>[Name], readonly string[]>[number]]?: PluginValue;
  };
}[keyof KeysOf<Section>];

/** Fluent Bit's configuration, as its YAML has it. */
export interface FluentBitConfig {
  readonly service: Readonly<Record<(typeof SERVICE_KEYS)[number], PluginValue>>;
  readonly pipeline: {
    readonly inputs: readonly Plugin<'inputs'>[];
    readonly filters: readonly Plugin<'filters'>[];
    readonly outputs: readonly Plugin<'outputs'>[];
  };
}

function commonKeys() {
  return ['match', 'alias', 'host', 'port', 'tls', 'tls.verify', 'retry_limit', 'storage.total_limit_size'] as const;
}

function searchKeys() {
  return [
    ...commonKeys(),
    ...(['http_user', 'http_passwd', 'path', 'logstash_format', 'logstash_prefix', 'time_key_nanos', 'suppress_type_name'] as const),
    ...(['id_key', 'write_operation', 'replace_dots', 'trace_error', 'buffer_size', 'compress'] as const),
  ] as const;
}
