import { variableOf } from 'fairlead/contract';
import { LINE_ID } from '../log-fields';
import type { ArchiveOutput, LogOutput, LogTarget, LokiOutput, SearchOutput } from '../log-outputs';
import { LOG_OUTPUT_DEFAULTS } from '../log-outputs';
import { loginVariables } from '../output-variables';
import { PATHS } from './paths';
import type { Plugin } from './plugin-keys';

/** What holds for all outputs. */
export interface OutputSettings {
  /** Beginning of the names of indexes where none is given. */
  readonly index: string;
  /** Most that waits on the disk for one output, in MiB. */
  readonly bufferMiB: number;
}

/** Some four hours, since Fluent Bit waits half a minute between two in the mean (`scheduler.cap`). */
const RETRIES = 500;

/** Bytes of an object of the archive, or how long it waits for them. */
const ARCHIVE_FILE = { total_file_size: '50M', upload_timeout: '10m' } as const;

/** One output in Fluent Bit's words. */
export function outputPlugin(output: LogOutput, match: string, settings: OutputSettings): Plugin<'outputs'> {
  switch (output.kind) {
    case 'loki':
      return { ...lokiPlugin(output), ...common(output.target, match, settings) };
    case 's3':
      return archivePlugin(output, match, settings);
    case 'elasticsearch':
    case 'opensearch':
      return { ...searchPlugin(output, settings), ...common(output.target, match, settings) };
  }
}

/**
 * What waits is bounded, oldest out first. It is tried again for some hours: without an end a chunk that is refused for one of its lines
 * would be sent until it is pushed out.
 */
function waiting({ bufferMiB }: OutputSettings) {
  return { retry_limit: RETRIES, 'storage.total_limit_size': `${bufferMiB}M` } as const;
}

function common(target: LogTarget, match: string, settings: OutputSettings) {
  const isSecure = isEncrypted(target);
  return {
    match,
    alias: target.name,
    host: `\${${variableOf({ name: target.name, form: 'host' })}}`,
    port: target.port,
    tls: isSecure,
    ...(isSecure && { 'tls.verify': true }),
    ...waiting(settings),
  };
}

/** Whether lines go to it under TLS. */
export function isEncrypted(target: LogTarget): boolean {
  return target.writeAddress('url', target.port, target.platform).startsWith('https:');
}

function login({ target, authentication = LOG_OUTPUT_DEFAULTS.authentication }: SearchOutput | LokiOutput) {
  if (authentication === 'none') return {};
  const { user, password } = loginVariables(target.name);
  return { http_user: `\${${user}}`, http_passwd: `\${${password}}` };
}

/** An index for each day of the lines themselves. The id of a line is its own, so that one sent twice is there once. */
function searchPlugin(output: SearchOutput, { index: common }: OutputSettings): Plugin<'outputs'> {
  const { kind, index = common, path = LOG_OUTPUT_DEFAULTS.search.path } = output;
  return {
    name: kind === 'opensearch' ? 'opensearch' : 'es',
    ...login(output),
    ...(path !== '' && { path }),
    logstash_format: true,
    logstash_prefix: index,
    time_key_nanos: true,
    suppress_type_name: true,
    id_key: LINE_ID,
    // A line that is there already is written again: `create` would answer 409, after which Elasticsearch's output tries for ever.
    write_operation: 'index',
    replace_dots: true,
    trace_error: true,
    buffer_size: '512k',
    compress: 'gzip',
  };
}

/** Few labels, each with few values; what has many is metadata of the line. */
function lokiPlugin(output: LokiOutput): Plugin<'outputs'> {
  const { uri = LOG_OUTPUT_DEFAULTS.loki.uri } = output;
  return {
    name: 'loki',
    ...login(output),
    uri,
    labels: "job=fluent-bit, namespace=$kubernetes['namespace_name'], container=$kubernetes['container_name'], level=$level",
    structured_metadata: "request_id=$request_id, trace_id=$trace_id, pod=$kubernetes['pod_name']",
    line_format: 'json',
  };
}

function archivePlugin(output: ArchiveOutput, match: string, settings: OutputSettings): Plugin<'outputs'> {
  const { target, bucket, region, roleArn, prefix = LOG_OUTPUT_DEFAULTS.archive.prefix } = output;
  const address = target.writeAddress('url', target.port, target.platform);
  return {
    name: 's3',
    match,
    alias: target.name,
    bucket,
    region,
    endpoint: address,
    ...(roleArn !== undefined && { sts_endpoint: `https://sts.${region}.amazonaws.com` }),
    ...ARCHIVE_FILE,
    use_put_object: true,
    compression: 'gzip',
    content_type: 'application/gzip',
    s3_key_format: `/${prefix}/%Y/%m/%d/%H/$UUID.jsonl.gz`,
    store_dir: `${PATHS.buffer}/${target.name}`,
    store_dir_limit_size: `${settings.bufferMiB}M`,
    // What could not be put five times is kept aside, and not lost at once.
    retry_limit: 5,
    retry_exhausted_action: 'quarantine',
    quarantine_dir_limit_size: `${settings.bufferMiB}M`,
    json_date_key: '@timestamp',
    json_date_format: 'iso8601',
    tls: isEncrypted(target),
  };
}
